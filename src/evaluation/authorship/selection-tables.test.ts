import { expect, test } from 'vitest';
import type { ScoredText } from '../scored-text.ts';
import { selectionTables } from './selection-tables.ts';

/** Of two people, two tasks each: selection score and masked similarity. */
function arm(method: string, scores: readonly (readonly [number, number])[]): readonly ScoredText[] {
  return scores.map(([chosen, near], at) => ({
    ...{ method, kind: 'method', person: at < 2 ? 'ada' : 'bo', task: `t${at}`, draw: 0 },
    values: { 'selection-score': chosen, 'similarity-masked': near },
  }));
}

const rows = [
  ...arm('raw-samples', [
    [0, 1],
    [0.2, 3],
    [0, 1],
    [0.2, 3],
  ]),
  ...arm('raw-samples:best-of-4', [
    [0.4, 2],
    [0.6, 2],
    [0.4, 2],
    [0.6, 2],
  ]),
];

test('tell the rank correlation within people', () => {
  const correlations = selectionTables(rows, 1)[0]?.rows ?? [];

  // Of each person: ranks 1, 2, 3, 4 against 1, 4, 2.5, 2.5: Σ of products about the means 1.5, over √(5 · 4.5).
  expect(correlations[0]).toEqual(['similarity-masked', expect.closeTo(1.5 / Math.sqrt(22.5), 12), null, null, 2]);
});

test('tell what choosing gains by what was chosen by, marked as such, and by what is measured', () => {
  const gains = selectionTables(rows, 1)[1]?.rows ?? [];

  // Deviations of 0, .2, 0, .2 and of 1, 3, 1, 3 with n − 1: √(.04/3) and √(4/3).
  expect(gains[0]?.slice(0, 4)).toEqual([
    'raw-samples:best-of-4',
    'raw-samples',
    'selection-score (selection, no result)',
    expect.closeTo(0.4, 12),
  ]);
  expect(gains[0]?.[6]).toBeCloseTo(0.4 / Math.sqrt(0.04 / 3), 10);
  expect(gains[1]?.slice(2, 4)).toEqual(['similarity-masked', expect.closeTo(0, 12)]);
});

test('are left out where nothing was chosen', () => {
  expect(selectionTables([{ ...(rows[0] as ScoredText), values: { 'similarity-masked': 1 } }], 1)).toEqual([]);
});

test('leave the gain out where no arm was also run without the choice', () => {
  const alone = selectionTables(
    rows.filter(({ method }) => method !== 'raw-samples'),
    1,
  );

  expect(alone.map(({ name }) => name)).toEqual(['Chosen by and measured by: rank correlation']);
});
