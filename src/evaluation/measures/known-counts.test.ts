import { expect, test } from 'vitest';
import { knownCounts } from './known-counts.ts';

test.each([
  { name: 'as many as half of the outsiders have', own: 12, ofOutsiders: [20, 5, 12, 9], counts: [9, 8, 5] },
  { name: 'no more than the person has', own: 6, ofOutsiders: [12, 12], counts: [6, 5] },
  { name: 'few where the person has few', own: 3, ofOutsiders: [12], counts: [3] },
  { name: 'one where nobody else is there', own: 5, ofOutsiders: [], counts: [1] },
  { name: 'one where the person has none', own: 0, ofOutsiders: [12], counts: [1] },
])('calibrates with $name', ({ own, ofOutsiders, counts }) => {
  expect(knownCounts(own, ofOutsiders)).toEqual(counts);
});
