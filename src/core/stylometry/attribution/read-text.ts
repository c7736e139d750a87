import { type Tokens, tokenize } from '../tokenize.ts';

/** A text that is tokenised only when somebody asks, and once. */
export interface ReadText {
  readonly original: string;
  readonly tokens: () => Tokens;
}

export function readText(text: string | Tokens): ReadText {
  if (typeof text !== 'string') return { original: text.original, tokens: () => text };
  let known: Tokens | null = null;
  return {
    original: text,
    tokens: () => {
      known ??= tokenize(text);
      return known;
    },
  };
}
