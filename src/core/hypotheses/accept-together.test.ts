import { expect, test } from 'vitest';
import { acceptedChance } from './accept-together.ts';

test.each([
  { said: 'one alone may be chance one time in twenty', chances: [0.04], tried: 1, limit: 0.05 },
  { said: 'one of ten must be ten times rarer', chances: [0.02], tried: 10, limit: 0 },
  { said: 'one rare enough of ten is accepted', chances: [0.012, 0.5], tried: 10, limit: 0.0125 },
  { said: 'where all is found, one in twenty', chances: [0.001, 0.001, 0.04, 0.045], tried: 4, limit: 0.05 },
  { said: 'nothing tried accepts nothing', chances: [], tried: 0, limit: 0 },
])('$said', ({ chances, tried, limit }) => {
  expect(acceptedChance(chances, tried)).toBeCloseTo(limit, 12);
});
