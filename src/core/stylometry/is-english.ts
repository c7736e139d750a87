import type { Tokens } from './tokenize.ts';

/** Words that hold up most English sentences; few of them exist in other languages written in Latin letters. */
const common: ReadonlySet<string> = new Set(
  (
    'the a and or but if of to for on with at by from that this these those there here i my you your he she it its we our they their is are was were be been have has had do does did not will would can could ' +
    "should just so what which who when how all some any more than then now out up about i'm it's don't can't that's thanks please hi let know get got"
  ).split(' '),
);

/**
 * Whether English word lists apply: at least 15 % of the words are among the commonest (real English has 40 %).
 * Under 12 words there is too little to judge; such a text counts as English where its letters are plain Latin ones.
 */
export function isEnglish({ words }: Tokens): boolean {
  if (words.length === 0) return false;
  let hits = 0;
  let latin = 0;
  for (const { lower } of words) {
    if (common.has(lower)) hits += 1;
    if (/^[a-z'éèïöüç]+$/.test(lower)) latin += 1;
  }
  if (latin < 0.8 * words.length) return false;
  return words.length < 12 || hits >= 0.15 * words.length;
}
