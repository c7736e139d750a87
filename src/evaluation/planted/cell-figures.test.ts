import { expect, test } from 'vitest';
import { cellFigures } from './cell-figures.ts';
import type { AuthorScore } from './score-author.ts';

const trait = (relation: number, countable = true): AuthorScore['traits'][number] => ({
  ...{ id: 'dashes', changed: countable ? 9 : 2, opportunities: 20, countable, relation, distinctive: relation === 1 },
  percentile: 80,
});
const said = (matches: boolean, holds: boolean, reversed = false): AuthorScore['accepted'][number] => ({
  ...{ id: 'dashes more', matches, holds, reversed },
});

test('recall is of what could be counted, precision of what was accepted, and both stand together', () => {
  const figures = cellFigures(
    {
      nulls: [0, 1],
      scores: [
        {
          traits: [trait(1), trait(0.5), trait(0, false)],
          accepted: [said(true, false), said(false, true)],
          twin: 1,
          passedOver: [],
        },
        {
          traits: [trait(1), trait(0)],
          accepted: [said(false, false, true), said(true, true)],
          twin: 0,
          passedOver: [],
        },
      ],
    },
    1,
  );

  expect(figures).toMatchObject({
    recall: { mean: 0.5, n: 2, texts: 4 },
    recallOfDistinctive: { mean: 1, texts: 2 },
    precision: { mean: 0.75, texts: 4 },
    precisionOfPlanted: { mean: 0.5 },
    f1: 0.6,
    accepted: { mean: 2, n: 2 },
    acceptedOfNull: { mean: 0.5 },
    acceptedOfTwin: { mean: 0.5 },
    directionErrors: 1,
    discovery: { mean: 0.75 },
    discoveryAndRelation: 0.625,
  });
  expect(figures.relation).toBeCloseTo(2.5 / 3, 12);
});
