import { type Tokens, tokenize } from './tokenize.ts';

/** The first sentences that hold at least `words` words; the whole text when it has fewer. */
export function cutAtSentence(text: Tokens, words: number): Tokens {
  let seen = 0;
  for (const { firstToken, lastToken, end } of text.sentences) {
    for (let at = firstToken; at <= lastToken; at += 1) if (text.tokens[at]?.kind === 'word') seen += 1;
    if (seen >= words) return tokenize(text.original.slice(0, end));
  }
  return text;
}
