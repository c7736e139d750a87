import { expect, test } from 'vitest';
import { fitStandardColumns, variedColumns } from './standard-columns.ts';

test('columns get a mean of 0 and a deviation of 1 over the rows they were fitted on', () => {
  const standard = fitStandardColumns([
    [1, 10],
    [2, 20],
    [3, 30],
  ]);

  expect([...standard([1, 30])]).toEqual([-1, 1]);
  expect([...standard([2, 20])]).toEqual([0, 0]);
});

test('what cannot be told, or never varies, is 0, and what is far out is held at 3', () => {
  const standard = fitStandardColumns([
    [1, 7, null],
    [2, 7, null],
    [3, 7, 4],
  ]);

  expect([...standard([null, 9, 5])]).toEqual([0, 0, 0]);
  expect([...standard([1000, 7, 4])]).toEqual([3, 0, 0]);
  expect([...standard([-1000, 7, 4])]).toEqual([-3, 0, 0]);
});

test('varied columns are told in half of the rows and differ in a tenth of them', () => {
  const rows = Array.from({ length: 20 }, (_, at) => [at, 1, at < 2 ? 1 : 0, at === 0 ? 1 : 0, at < 9 ? at : null]);

  expect(variedColumns(rows)).toEqual([0, 2]);
});
