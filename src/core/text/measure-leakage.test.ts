import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measureLeakage } from './measure-leakage.ts';

const sample = 'Bring the blue folder to the meeting on Friday, and do not be late again.';

describe('what was taken over from samples is measured', () => {
  test.each([
    ['nothing shared', 'We should talk soon.', '', { share: 0, longestRun: 0 }],
    ['one word shared', 'A folder full of songs was lost here.', '', { share: 0, longestRun: 1 }],
    ['the whole text copied', sample, '', { share: 1, longestRun: 15 }],
    ['case and marks do not hide it', 'BRING the "blue" folder - to the meeting!', '', { share: 1, longestRun: 7 }],
    ['half copied', 'bring the blue folder to my house or else', '', { share: 0.2, longestRun: 5 }],
    ['the task may be repeated', sample, sample, { share: 0, longestRun: 0 }],
    [
      'only what goes beyond the task counts',
      'bring the blue folder to the meeting',
      'Ask them to bring the blue folder to the meeting',
      { share: 0, longestRun: 0 },
    ],
    ['an empty text', '', '', { share: 0, longestRun: 0 }],
  ])('%s', (_name, text, task, expected) => {
    expect(measureLeakage(text, { samples: ['Something else.', sample], task })).toEqual(expected);
  });
});

test('agrees with comparing every phrase to every other', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 25 });
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 3 }), words, (text, samples, task) => {
      expect(
        measureLeakage(text.join(' '), { samples: samples.map((one) => one.join(' ')), task: task.join(' ') }),
      ).toEqual(byComparison(text, samples, task));
    }),
    { seed: 2, numRuns: 400 },
  );
});

function byComparison(text: readonly string[], samples: readonly (readonly string[])[], task: readonly string[]) {
  const holds = (words: readonly string[], phrase: readonly string[]): boolean =>
    ` ${words.join(' ')} `.includes(` ${phrase.join(' ')} `);
  let longestRun = 0;
  let phrases = 0;
  for (let end = 1; end <= text.length; end += 1) {
    const lengths = Array.from({ length: end }, (_, at) => at + 1);
    const sampled = Math.max(
      0,
      ...lengths.filter((length) => samples.some((sample) => holds(sample, text.slice(end - length, end)))),
    );
    const asked = Math.max(0, ...lengths.filter((length) => holds(task, text.slice(end - length, end))));
    if (sampled > asked) longestRun = Math.max(longestRun, sampled);
    if (sampled >= 5 && asked < 5) phrases += 1;
  }
  return { share: text.length >= 5 ? phrases / (text.length - 4) : 0, longestRun };
}

test('a long text against many samples takes no more than their length', () => {
  const long = 'and so it goes on and on '.repeat(20_000);
  const started = performance.now();

  measureLeakage(long, { samples: [long, long], task: long });

  expect(performance.now() - started).toBeLessThan(4000);
});
