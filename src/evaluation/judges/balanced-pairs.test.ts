import { expect, test } from 'vitest';
import { groupBy } from '../../core/numerics/group-by.ts';
import { balancedPairs } from './balanced-pairs.ts';

const pairs = [9, 1, 4, 4].flatMap((count, person) =>
  Array.from({ length: count }, (_, at) => ({ person: `p${person}`, at })),
);

test.each([
  { most: 4, counts: [1, 1, 1, 1] },
  { most: 7, counts: [2, 1, 2, 2] },
  { most: 12, counts: [4, 1, 4, 3] },
  { most: 18, counts: [9, 1, 4, 4] },
  { most: 50, counts: [9, 1, 4, 4] },
])('of $most pairs people have as even a share as there are pairs', ({ most, counts }) => {
  const chosen = groupBy(balancedPairs(pairs, { most, seed: 1 }), ({ person }) => person);

  expect([...chosen.values()].map((own) => own.length).toSorted()).toEqual(counts.toSorted());
});

test('the same seed draws the same pairs, another one others', () => {
  const drawn = (seed: number) => balancedPairs(pairs, { most: 6, seed });

  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
});
