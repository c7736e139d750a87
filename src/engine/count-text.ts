import { measureText, type TextMeasure, type Tokens, tokenize } from '../core/stylometry/index.ts';

export interface CountedText {
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
}

/** Characters of texts whose counts are kept in memory, about 30 bytes each; enough for 200 e-mails. */
export const mostCharacters = 250_000;

/** In the order of their last use. A text has the same counts whoever wrote it, so nothing can leak from one person to another. */
const kept = new Map<string, CountedText>();
let characters = 0;

/** Tokens and counts of a text. Those of texts seen lately are at hand: a person who gains one text is not counted anew. */
export function countText(text: string): CountedText {
  const known = kept.get(text);
  if (known !== undefined) {
    kept.delete(text);
    kept.set(text, known);
    return known;
  }
  const counted = countOnce(text);
  keep(text, counted);
  return counted;
}

/** The same without keeping it: where more texts come than are kept, keeping each for a while would only fill the memory. */
export function countOnce(text: string): CountedText {
  const tokens = tokenize(text);
  return { tokens, measure: measureText(tokens) };
}

/** Lets go of all texts: what was forgotten or removed must not linger. */
export function dropCounts(): void {
  kept.clear();
  characters = 0;
}

function keep(text: string, counted: CountedText): void {
  if (text.length > mostCharacters) return;
  kept.set(text, counted);
  characters += text.length;
  for (const oldest of kept.keys()) {
    if (characters <= mostCharacters) return;
    kept.delete(oldest);
    characters -= oldest.length;
  }
}
