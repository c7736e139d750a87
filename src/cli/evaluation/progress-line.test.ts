import { expect, test } from 'vitest';
import { fixedClock } from '../../testing/index.ts';
import { progressLine } from './progress-line.ts';

function watch() {
  const clock = fixedClock();
  const lines: string[] = [];
  const tell = progressLine(
    (line) => lines.push(line),
    () => clock.elapsed(),
  );
  return { clock, tell, shown: () => lines.at(-1) };
}

test('after five hundred kept texts the time left is that of the texts that are asked for', () => {
  const { clock, tell, shown } = watch();
  for (let done = 1; done <= 500; done += 1) {
    clock.advance(2);
    tell({ step: 'writing', done, total: 600, calls: 0, kept: done });
  }
  expect(shown()).toBe('writing 500 of 600');

  for (let done = 501; done <= 503; done += 1) {
    clock.advance(10_000);
    tell({ step: 'writing', done, total: 600, calls: done - 500, kept: 500 });
  }

  // 97 texts of 10 s.
  expect(shown()).toBe('writing 503 of 600, about 16 min left');
});

test('texts that a model gives together share their time', () => {
  const { clock, tell, shown } = watch();
  tell({ step: 'writing', done: 0, total: 24, calls: 0, kept: 0 });
  for (let done = 1; done <= 12; done += 1) {
    if (done % 4 === 1) clock.advance(8_000);
    tell({ step: 'writing', done, total: 24, calls: Math.ceil(done / 4) * 4, kept: 0 });
  }

  expect(shown()).toBe('writing 12 of 24, about 24 s left');
});

test('a pace that has changed is told by the last twenty', () => {
  const { clock, tell, shown } = watch();
  for (let done = 0; done <= 80; done += 1) {
    clock.advance(done <= 60 ? 1_000 : 5_000);
    tell({ step: 'writing', done, total: 100, calls: done, kept: 0 });
  }

  // 20 texts of 5 s.
  expect(shown()).toBe('writing 80 of 100, about 2 min left');
});

test('a step that asks no model has a time left, and a new step has none from the one before', () => {
  const { clock, tell, shown } = watch();
  for (let done = 0; done <= 5; done += 1) {
    clock.advance(3_000);
    tell({ step: 'verifying', done, total: 10, calls: 7, kept: 2 });
  }
  expect(shown()).toBe('verifying 5 of 10, about 15 s left');

  tell({ step: 'judging', done: 1, total: 9, calls: 8, kept: 2 });

  expect(shown()).toBe('judging 1 of 9');
});
