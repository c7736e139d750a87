import { expect, test } from 'vitest';
import { estimateTokens } from '../core/text/index.ts';
import { beginningOf } from './text-beginning.ts';

test('a text that fits stays as it is', () => {
  expect(beginningOf('Hey Sam,\n\nsee you on Monday.', 20)).toBe('Hey Sam,\n\nsee you on Monday.');
});

test.each([
  { name: 'words', text: 'The ladder is back where it was. '.repeat(80) },
  { name: 'no spaces', text: '今日は梯子を元の場所に戻しました。'.repeat(80) },
  { name: 'emoji', text: '🎉'.repeat(900) },
])('of $name nearly as much is kept as fits, and nothing is torn', ({ text }) => {
  const beginning = beginningOf(text, 100);

  expect(text.startsWith(beginning)).toBe(true);
  expect(estimateTokens(beginning)).toBeLessThanOrEqual(100);
  expect(estimateTokens(beginning)).toBeGreaterThan(70);
  expect(beginning.isWellFormed()).toBe(true);
});

test('no room, no text', () => {
  expect(beginningOf('Hey Sam', 0)).toBe('');
});
