import { expect, test } from 'vitest';
import { cellFigures } from './cell-figures.ts';
import { ladderCurves, ladderTable, type Rung } from './ladder.ts';
import type { AuthorScore } from './score-author.ts';

const trait = (relation: number, percentile: number | null): AuthorScore['traits'][number] => ({
  ...{ id: 'dashes', changed: 9, opportunities: 20, countable: true, relation, distinctive: true, percentile },
});
const scores: readonly AuthorScore[] = [
  {
    traits: [trait(1, 92), trait(0, 90)],
    passedOver: ['already there', 'out of reach'],
    accepted: [{ id: 'dashes more', matches: true, holds: true, reversed: false }],
    twin: 1,
  },
  { traits: [trait(0, null)], passedOver: ['already there', 'not done there'], accepted: [], twin: 0 },
];
const rung: Rung = { ...{ scores, nulls: [0, 1], percentile: 90 }, figures: cellFigures({ scores, nulls: [0, 1] }, 1) };

test('a rung tells what was planted, what could not be and why, and precision beside recall', () => {
  const { columns, rows } = ladderTable([rung], 16);

  const said = Object.fromEntries(columns.map((column, at) => [column, rows[0]?.[at]]));

  expect(said).toMatchObject({
    ...{ percentile: 90, authors: 2, planted: 3, countable: 3 },
    ...{ 'already there': 2, 'out of reach': 1, 'not done there': 1, 'no places': 0 },
    ...{ 'percentile reached': 91, precision: 1, accepted: 1, 'accepted an author': 0.5 },
    ...{ 'accepted a null author': 0.5, 'accepted an unplanted twin': 0.5 },
  });
  expect(said['recall']).toBeCloseTo(1 / 3, 12);
});

test('recall and precision are drawn over the same rungs', () => {
  const curves = ladderCurves([rung], 16);

  expect(curves.map(({ name, lines }) => [name, lines.map(({ points }) => points.map(({ x }) => x))])).toEqual([
    ['Recall by level of other people', [[90]]],
    ['Precision by level of other people', [[90]]],
  ]);
});
