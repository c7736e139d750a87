import { expect, test } from 'vitest';
import { countWords } from './count-words.ts';

test.each([
  ['', 0],
  ['— … !', 0],
  ["Don't over-think it, Ada.", 4],
  ['l’été 2021', 2],
  ['你好,谢谢你', 3],
  ['Meet at 東京 tomorrow', 4],
])('"%s" has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});
