import { expect, test } from 'vitest';
import { fitLength } from './fit-length.ts';

const three = 'The shed is dry. Bring 2 ladders on Monday.\n\nThanks for the paint!';

test.each([
  { name: 'a text within the limit stays as it is', text: three, words: 13, end: 'whole', kept: three, cut: false },
  {
    name: 'a longer one keeps its whole sentences',
    text: three,
    words: 12,
    end: 'whole',
    kept: 'The shed is dry. Bring 2 ladders on Monday.',
    cut: true,
  },
  {
    name: 'a sentence that is too long alone is cut between words',
    text: 'so we went on and on and on',
    words: 4,
    end: 'whole',
    kept: 'so we went on',
    cut: true,
  },
  {
    name: 'a text that was broken off loses its half sentence',
    text: 'The shed is dry. Bring the lad',
    words: 40,
    end: 'broken-off',
    kept: 'The shed is dry.',
    cut: true,
  },
  {
    name: 'a text that was broken off after a sentence keeps all, and is said to be cut',
    text: 'The shed is dry. Bring it.',
    words: 40,
    end: 'broken-off',
    kept: 'The shed is dry. Bring it.',
    cut: true,
  },
  {
    name: 'half a sentence alone is all there is',
    text: 'The shed is',
    words: 40,
    end: 'broken-off',
    kept: 'The shed is',
    cut: true,
  },
  { name: 'an empty text stays empty', text: ' \n', words: 10, end: 'whole', kept: '', cut: false },
  {
    name: 'a script without spaces is not counted',
    text: '今天天气很好我们去公园散步吧',
    words: 2,
    end: 'whole',
    kept: '今天天气很好我们去公园散步吧',
    cut: false,
  },
] as const)('$name', ({ text, words, end, kept, cut }) => {
  expect(fitLength(text, { words, end })).toEqual({ text: kept, cut });
});
