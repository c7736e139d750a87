import type { TokenSpan, Tokens } from '../tokenize.ts';
import { countSyllables } from './count-syllables.ts';

/** Formulas of reading ease and school grade: to be reported, not to tell writers apart. Null where there is no word or no sentence. */
export interface Readability {
  /** Flesch's reading ease, 206.835 − 1.015 W/S − 84.6 Y/W: higher is easier (Flesch 1948). English only. */
  readonly fleschReadingEase: number | null;
  /** 0.39 W/S + 11.8 Y/W − 15.59, a school grade (Kincaid and others 1975). English only. */
  readonly fleschKincaidGrade: number | null;
  /** Gunning's fog index, 0.4 (W/S + 100 C/W), a school grade (Gunning 1952). English only. */
  readonly gunningFog: number | null;
  /** Automated readability index, 4.71 L/W + 0.5 W/S − 21.43, a school grade (Senter and Smith 1967). */
  readonly automatedReadabilityIndex: number | null;
  /** Coleman and Liau's index, 0.0588 (100 L/W) − 0.296 (100 S/W) − 15.8, a school grade (1975). */
  readonly colemanLiauIndex: number | null;
  readonly counts: ReadabilityCounts;
  /** Why every value is null, where it is not for want of words: the script has no spaces between words. */
  readonly unsupported: 'words' | null;
}

/** What the formulas are of. */
export interface ReadabilityCounts {
  /** W. */
  readonly words: number;
  /** S: those that hold a word. */
  readonly sentences: number;
  /** L, in code points: no digits, no marks. */
  readonly letters: number;
  /** Y, by `countSyllables`; null where a word has no Latin letter. */
  readonly syllables: number | null;
  /** C, words of three syllables and more; null where syllables are. */
  readonly longWords: number | null;
}

/** Readability of a text by five formulas. */
export function readability(text: Tokens): Readability {
  const counts = countAll(text);
  const { words: w, sentences: s, letters: l, syllables: y, longWords: c } = counts;
  const hasAll = w > 0 && s > 0;
  return {
    fleschReadingEase: hasAll && y !== null ? 206.835 - (1.015 * w) / s - (84.6 * y) / w : null,
    fleschKincaidGrade: hasAll && y !== null ? (0.39 * w) / s + (11.8 * y) / w - 15.59 : null,
    gunningFog: hasAll && c !== null ? 0.4 * (w / s + (100 * c) / w) : null,
    automatedReadabilityIndex: hasAll ? (4.71 * l) / w + (0.5 * w) / s - 21.43 : null,
    colemanLiauIndex: hasAll ? (0.0588 * 100 * l) / w - (0.296 * 100 * s) / w - 15.8 : null,
    counts,
    unsupported: text.unsupported,
  };
}

function countAll({ tokens, words, sentences, wordsSupported }: Tokens): ReadabilityCounts {
  const bySyllables = words.map((word) => countSyllables(word.lower));
  const known = bySyllables.filter((syllables) => syllables !== null);
  const isEnglish = known.length === words.length;
  const holdsWord = ({ firstToken, lastToken }: TokenSpan) => {
    for (let at = firstToken; at <= lastToken; at += 1) if (tokens[at]?.kind === 'word') return true;
    return false;
  };
  return {
    words: words.length,
    sentences: wordsSupported ? sentences.filter(holdsWord).length : 0,
    letters: words.reduce((sum, word) => sum + (word.text.match(/\p{L}/gu)?.length ?? 0), 0),
    syllables: isEnglish ? known.reduce((sum, syllables) => sum + syllables, 0) : null,
    longWords: isEnglish ? known.filter((syllables) => syllables >= 3).length : null,
  };
}
