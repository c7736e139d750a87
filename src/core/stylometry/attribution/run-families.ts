import { hashText } from '../../numerics/hash-text.ts';
import { codePointsOf, collapsedCodePoints } from '../counting/code-points.ts';
import { englishFunctionWords } from '../counting/english-function-words.ts';
import type { Token, Tokens } from '../tokenize.ts';
import type { ReadText } from './read-text.ts';

/** A text as a row of symbols whose runs are counted. */
export interface RunFamily {
  readonly name: string;
  /** Lengths of the runs. */
  readonly sizes: readonly number[];
  /** Share of the whole vector's squared length, against the other families'. */
  readonly weight: number;
  /** Runs in fewer training texts are left out. */
  readonly leastTexts: number;
  readonly symbols: (text: ReadText) => Int32Array;
}

export type FamilySet = 'combined' | 'characters';

/**
 * `combined`: spelling, words with their marks, the frame of the sentence without its topic, and how the text is set; weights, sizes and least
 * texts chosen by cross-validation inside training texts of five corpora. `characters`: 3-grams of the text as it is typed, several times faster.
 */
export const familySets: Readonly<Record<FamilySet, readonly RunFamily[]>> = {
  combined: [
    { name: 'characters-3', sizes: [3], weight: 1, leastTexts: 1, symbols: ofTokens(characters) },
    { name: 'characters-4', sizes: [4], weight: 1, leastTexts: 2, symbols: ofTokens(characters) },
    { name: 'tokens-1', sizes: [1], weight: 1, leastTexts: 1, symbols: ofTokens(lowerTokens) },
    { name: 'tokens-2', sizes: [2], weight: 2, leastTexts: 2, symbols: ofTokens(lowerTokens) },
    { name: 'tokens-3', sizes: [3], weight: 1, leastTexts: 2, symbols: ofTokens(lowerTokens) },
    { name: 'skeleton', sizes: [1, 2, 3], weight: 1, leastTexts: 2, symbols: ofTokens(skeleton) },
    { name: 'setting', sizes: [1, 2, 3, 4, 5], weight: 1, leastTexts: 2, symbols: ofTokens(setting) },
    { name: 'affixes', sizes: [1], weight: 1, leastTexts: 1, symbols: ofTokens(affixes) },
  ],
  characters: [
    { name: 'typed-3', sizes: [3], weight: 1, leastTexts: 2, symbols: ({ original }) => codePointsOf(original) },
  ],
};

function ofTokens(symbols: (tokens: Tokens) => Int32Array): RunFamily['symbols'] {
  return (text) => symbols(text.tokens());
}

/** Case kept, whitespace collapsed, no padding. */
function characters(tokens: Tokens): Int32Array {
  return collapsedCodePoints(tokens.copy.text, false);
}

/** Words, numbers, marks and symbols. */
function lowerTokens({ tokens }: Tokens): Int32Array {
  return Int32Array.from(tokens, ({ lower }) => hashText(lower));
}

/** Function words and marks as they are; every other word by its capitals and its length. */
function skeleton({ tokens }: Tokens): Int32Array {
  return Int32Array.from(tokens, (token) => hashText(skeletonForm(token)));
}

const functionWords = new Set(englishFunctionWords);

function skeletonForm({ kind, text, lower }: Token): string {
  if (kind === 'number') return '#';
  if (kind !== 'word' || functionWords.has(lower)) return lower;
  const capitals = text === text.toUpperCase() && text.length > 1 ? 'A' : /^\p{Lu}/u.test(text) ? 'X' : 'x';
  return `${capitals}${Math.min(9, Math.ceil(text.length / 2))}`;
}

/** Spaces, line breaks and marks between words and numbers. */
function setting({ copy }: Tokens): Int32Array {
  return codePointsOf(
    copy.text
      .replace(/[\p{L}\p{M}]+/gu, 'a')
      .replace(/\p{Nd}+/gu, '0')
      .replace(/ +/g, ' '),
  );
}

/** First and last two to four letters of words of five letters and more. */
function affixes({ words }: Tokens): Int32Array {
  return Int32Array.from(
    words
      .filter(({ lower }) => lower.length > 4)
      .flatMap(({ lower }) =>
        [2, 3, 4].flatMap((size) => [hashText(`^${lower.slice(0, size)}`), hashText(`${lower.slice(-size)}$`)]),
      ),
  );
}
