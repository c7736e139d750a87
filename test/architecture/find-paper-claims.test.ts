import { expect, test } from 'vitest';
import { findPaperClaims } from './find-paper-claims.ts';

// Put together here so that this file does not hold what it looks for.
const again = ['repro', 'duces'].join('');
const ninety = ['win rates above', '90 %'].join(' ');
const seventy = ['helpfulness up to', '70 %'].join(' ');

test.each([
  [`This ${again} the tables of the paper.`, 1],
  [`The paper's numbers are\n * ${['repli', 'cated'].join('')} here.`, 1],
  [`It does not claim that it ${again} the paper's numbers.`, 0],
  [`A stream of chance ${again} itself from a seed.`, 0],
  [`It has ${ninety}.`, 1],
  [`Models had ${ninety}: reported by the paper.`, 0],
  [`We raise ${seventy}.`, 1],
  [`In the paper ${seventy} were seen, as reported by the paper; ours is .1.`, 0],
  ['The keyword rule finds 90 % of refusals.', 0],
])('%j has %d', (text, count) => {
  expect(findPaperClaims({ path: 'README.md', text })).toHaveLength(count);
});
