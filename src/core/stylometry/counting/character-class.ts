import { isSpace } from './code-points.ts';

export const characterClass = { space: 1, mark: 2, letter: 3, spacelessLetter: 4 } as const;

const letter = /[\p{L}\p{M}\p{N}]/u;
const spaceless = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** Answers already given, 0 where none: a regular expression for every character would cost more than counting. */
const answers = new Uint8Array(0x10000);

/** Whitespace, mark, letter (with digits and combining marks), or letter of a script without spaces between words. */
export function classOf(point: number): number {
  const known = point < 0x10000 ? (answers[point] ?? 0) : 0;
  if (known !== 0) return known;
  const found = classify(point);
  if (point < 0x10000) answers[point] = found;
  return found;
}

export const apostrophe = 0x27;

/** Words and numbers, letters one by one where words cannot be told apart. An apostrophe inside a word does not part it. */
export function countTokens(points: Int32Array): number {
  let tokens = 0;
  let before: number = characterClass.space;
  for (let at = 0; at < points.length; at += 1) {
    const point = points[at] ?? 0;
    const now = classOf(point);
    if (now === characterClass.spacelessLetter || (now === characterClass.letter && before !== now)) tokens += 1;
    if (point !== apostrophe) before = now;
  }
  return tokens;
}

function classify(point: number): number {
  if (isSpace(point)) return characterClass.space;
  const character = String.fromCodePoint(point);
  if (!letter.test(character)) return characterClass.mark;
  return spaceless.test(character) ? characterClass.spacelessLetter : characterClass.letter;
}
