import { expect, test } from 'vitest';
import { isProposalDue } from './is-proposal-due.ts';

test.each([
  { name: 'nobody was asked', last: null, sources: 1, due: true },
  { name: 'another model was asked', last: { model: 'b', sources: 30 }, sources: 30, due: true },
  { name: 'nothing is new', last: { model: 'a', sources: 30 }, sources: 30, due: false },
  { name: 'four of thirty are new', last: { model: 'a', sources: 30 }, sources: 34, due: false },
  { name: 'five of thirty are new', last: { model: 'a', sources: 30 }, sources: 35, due: true },
  { name: 'one of seven is new', last: { model: 'a', sources: 7 }, sources: 8, due: false },
  { name: 'two of seven are new, more than a quarter', last: { model: 'a', sources: 7 }, sources: 9, due: true },
  { name: 'texts were removed', last: { model: 'a', sources: 7 }, sources: 5, due: false },
])('H10: when $name, a proposal is due: $due', ({ last, sources, due }) => {
  expect(isProposalDue(last, { model: 'a', sources })).toBe(due);
});
