import { expect, test } from 'vitest';
import { tokenBiases } from './token-biases.ts';

/** A vocabulary of whole words; other texts are read letter by letter. */
const tokenIds = (text: string) => {
  const known = ['', ',', ' but', 'But', 'but'].indexOf(text);
  return known > 0 ? [known] : [...text].map((letter) => letter.charCodeAt(0) + 1000);
};

test.each([
  { name: 'a word and its other forms are tokens of their own', texts: [' but', 'But'], tokens: [2, 3] },
  { name: 'a text of several tokens biases nothing', texts: [' however', ' but'], tokens: [2] },
  { name: 'an empty text biases nothing', texts: [''], tokens: [] },
])('$name', ({ texts, tokens }) => {
  const found = tokenBiases(
    texts.map((text) => ({ text, bias: -0.5 })),
    tokenIds,
  );

  expect([...found]).toEqual(tokens.map((token) => [token, -0.5]));
});

test('of two texts that are one token the first holds, and a bias of nothing is none', () => {
  const same = () => [7];

  expect([...tokenBiases([{ text: 'a', bias: 0 }], same)]).toEqual([]);
  expect([
    ...tokenBiases(
      [
        { text: 'a', bias: 0.3 },
        { text: ' a', bias: 0.9 },
      ],
      same,
    ),
  ]).toEqual([[7, 0.3]]);
});
