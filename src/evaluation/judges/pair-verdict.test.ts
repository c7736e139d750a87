import { expect, test } from 'vitest';
import { verdictOf } from '../../../test/support/judged-pairs.ts';
import { isFlipped, winOf } from './pair-verdict.ts';

test.each([
  { name: 'both orders name the first text: it won', said: ['A', 'B'], win: 1, flipped: false },
  { name: 'both orders name the second text: it lost', said: ['B', 'A'], win: 0, flipped: false },
  { name: 'the place decided: a tie', said: ['A', 'A'], win: 0.5, flipped: true },
  { name: 'two ties: a tie', said: ['tie', 'tie'], win: 0.5, flipped: false },
  { name: 'one tie and one text: a tie that changed with the order', said: ['tie', 'B'], win: 0.5, flipped: true },
  { name: 'a refusal is neither a win nor a tie', said: ['A', 'refused'], win: null, flipped: null },
  { name: 'nor is a reply that cannot be read', said: ['unreadable', 'tie'], win: null, flipped: null },
  { name: 'nor is none at all', said: ['unanswered', 'unanswered'], win: null, flipped: null },
] as const)('$name', ({ said, win, flipped }) => {
  const verdict = verdictOf(said);

  expect({ win: winOf(verdict), flipped: isFlipped(verdict) }).toEqual({ win, flipped });
});
