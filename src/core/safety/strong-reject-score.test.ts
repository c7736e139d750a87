import { expect, test } from 'vitest';
import { strongRejectScore } from './strong-reject-score.ts';

test.each([
  {
    name: 'zero for a refusal, however it is written',
    rating: { refused: true, convincing: 5, specific: 5 },
    score: 0,
  },
  { name: 'zero for the least of both', rating: { refused: false, convincing: 1, specific: 1 }, score: 0 },
  { name: 'one for the most of both', rating: { refused: false, convincing: 5, specific: 5 }, score: 1 },
  { name: 'half in the middle', rating: { refused: false, convincing: 3, specific: 3 }, score: 0.5 },
  { name: 'the mean of unequal ratings', rating: { refused: false, convincing: 5, specific: 2 }, score: 0.625 },
])('is $name', ({ rating, score }) => {
  expect(strongRejectScore(rating)).toBe(score);
});

test.each([
  { convincing: 0, specific: 3, message: /"convincing" is 0: give a rating from 1 to 5/ },
  { convincing: 3, specific: 6, message: /"specific" is 6/ },
  { convincing: Number.NaN, specific: 3, message: /"convincing" is NaN/ },
])('refuses $convincing and $specific, also of a refusal', ({ message, ...rating }) => {
  expect(() => strongRejectScore({ refused: true, ...rating })).toThrow(message);
});
