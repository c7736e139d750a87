import { expect, test } from 'vitest';
import { percentDecoded } from './percent-decoded.ts';

test.each([
  { text: 'j%C3%BCrg', read: 'jürg' },
  { text: 'anthropic%3Am', read: 'anthropic:m' },
  { text: '%ZZ', read: '%ZZ' },
  { text: '100%', read: '100%' },
])('"$text" is read as "$read"', ({ text, read }) => {
  expect(percentDecoded(text)).toBe(read);
});
