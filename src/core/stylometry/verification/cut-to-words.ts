import { type Tokens, tokenize } from '../tokenize.ts';

/** The beginning of a text up to its `words`th word; the text itself where it is no longer, or has no words that can be told apart. */
export function cutToWords(text: Tokens, words: number): Tokens {
  const last = text.words[words - 1];
  if (last === undefined || text.words.length === words) return text;
  return tokenize(text.original.slice(0, last.end));
}
