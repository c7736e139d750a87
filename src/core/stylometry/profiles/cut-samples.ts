import { apostrophe, characterClass, classOf } from '../counting/character-class.ts';

/**
 * Cuts a text into consecutive samples of so many tokens (words and numbers; letters where words cannot be told apart). A rest of less than half a
 * sample stays with the one before; a text shorter than a sample stays whole.
 */
export function cutSamples(text: string, tokens: number): readonly string[] {
  const cuts = tokenStarts(text).filter((_, at) => at > 0 && at % tokens === 0);
  const rest = tokenStarts(text).length % tokens;
  if (rest > 0 && rest * 2 < tokens) cuts.pop();
  return [0, ...cuts].map((start, at) => text.slice(start, cuts[at]));
}

/** Offsets at which tokens begin. */
export function tokenStarts(text: string): number[] {
  const starts: number[] = [];
  let before: number = characterClass.space;
  for (let at = 0; at < text.length; at += 1) {
    const point = text.codePointAt(at) ?? 0;
    const now = classOf(point);
    if (now === characterClass.spacelessLetter || (now === characterClass.letter && before !== now)) starts.push(at);
    if (point !== apostrophe && point !== 0x2019) before = now;
    if (point > 0xffff) at += 1;
  }
  return starts;
}
