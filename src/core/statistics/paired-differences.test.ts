import { expect, test } from 'vitest';
import { type MeasuredOutput, pairedDifferences } from './paired-differences.ts';

const output = (person: string, task: string, value: number | null): MeasuredOutput => ({ person, task, value });

test('takes the mean over seeds, then over tasks, so that a task with more seeds weighs no more', () => {
  const first = [output('ada', 't1', 1), output('ada', 't1', 3), output('ada', 't1', 5), output('ada', 't2', 10)];
  const second = [output('ada', 't1', 1), output('ada', 't2', 4)];

  expect(pairedDifferences(first, second)).toEqual([{ person: 'ada', difference: (2 + 6) / 2, tasks: 2 }]);
});

test('leaves out what only one arm has', () => {
  const first = [output('ada', 't1', 4), output('ada', 't2', 9), output('bo', 't1', 7), output('cy', 't1', null)];
  const second = [output('ada', 't1', 1), output('ada', 't2', null), output('ada', 't3', 0), output('cy', 't1', 2)];

  // Left out: t2 and t3 of ada, the task of bo, that of cy.
  expect(pairedDifferences(first, second)).toEqual([{ person: 'ada', difference: 3, tasks: 1 }]);
});

test('tasks of one name are different tasks of different people', () => {
  const first = [output('ada', 't', 1), output('bo', 't', 5)];
  const second = [output('bo', 't', 2), output('ada', 't', 2)];

  expect(pairedDifferences(first, second)).toEqual([
    { person: 'ada', difference: -1, tasks: 1 },
    { person: 'bo', difference: 3, tasks: 1 },
  ]);
});

test('of nothing there is nobody', () => {
  expect(pairedDifferences([], [])).toEqual([]);
});
