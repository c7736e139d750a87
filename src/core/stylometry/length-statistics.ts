import { quantile } from '../statistics/quantile.ts';
import type { TokenSpan, Tokens } from './tokenize.ts';

/** How long the sentences, words and paragraphs of a text are. */
export interface LengthStatistics {
  /** Sentences without a word do not count. */
  readonly wordsPerSentence: LengthDistribution;
  /** Letters, their marks and inner apostrophes, in code points. */
  readonly charactersPerWord: LengthDistribution;
  /** A sentence belongs to the paragraph it begins in. */
  readonly sentencesPerParagraph: LengthDistribution;
  /** `words`: the script has no spaces between words, so that lengths in words and of words are empty. */
  readonly unsupported: 'words' | null;
}

/** Lengths as moments, quartiles and counts in fixed bins. */
export interface LengthDistribution {
  /** How many lengths it is made of. Where 0, everything else is null and every bin empty. */
  readonly n: number;
  readonly mean: number | null;
  /** Sample standard deviation (n − 1); null below two. */
  readonly deviation: number | null;
  /** First quartile, median and third, by linear interpolation. */
  readonly quartiles: readonly [number, number, number] | null;
  readonly histogram: readonly HistogramBin[];
}

/** Bins are the same for every text, so that texts can be compared bin by bin. */
export interface HistogramBin {
  /** Least length that falls into it. */
  readonly from: number;
  /** Greatest; null for the last bin, which has no end. */
  readonly to: number | null;
  readonly count: number;
}

/** Lengths of sentences, words and paragraphs of a whole text, greeting and closing included. */
export function lengthStatistics(text: Tokens): LengthStatistics {
  const { words, sentences, paragraphs, wordsSupported, unsupported } = text;
  const perSentence = wordsSupported ? sentences.map((one) => wordsIn(text, one)).filter((count) => count > 0) : [];
  return {
    wordsPerSentence: distributionOf(perSentence, binStarts.wordsPerSentence),
    charactersPerWord: distributionOf(
      words.map((word) => [...word.text].length),
      binStarts.charactersPerWord,
    ),
    sentencesPerParagraph: distributionOf(sentencesIn(paragraphs, sentences), binStarts.sentencesPerParagraph),
    unsupported,
  };
}

const binStarts = {
  wordsPerSentence: [1, 6, 11, 16, 21, 26, 31, 41, 51],
  charactersPerWord: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15],
  sentencesPerParagraph: [1, 2, 3, 4, 5, 6, 8, 11],
} as const;

function distributionOf(lengths: readonly number[], starts: readonly number[]): LengthDistribution {
  const n = lengths.length;
  const histogram = starts.map((from, bin) => {
    const next = starts[bin + 1];
    const count = lengths.filter((length) => length >= from && (next === undefined || length < next)).length;
    return { from, to: next === undefined ? null : next - 1, count };
  });
  if (n === 0) return { n, mean: null, deviation: null, quartiles: null, histogram };
  const mean = sumOf(lengths) / n;
  const ascending = Float64Array.from(lengths).sort();
  return {
    n,
    mean,
    deviation: n < 2 ? null : Math.sqrt(sumOf(lengths.map((length) => (length - mean) ** 2)) / (n - 1)),
    quartiles: [quantile(ascending, 0.25), quantile(ascending, 0.5), quantile(ascending, 0.75)],
    histogram,
  };
}

function wordsIn({ tokens }: Tokens, { firstToken, lastToken }: TokenSpan): number {
  let words = 0;
  for (let at = firstToken; at <= lastToken; at += 1) if (tokens[at]?.kind === 'word') words += 1;
  return words;
}

/** One walk along both: they share the same tokens in the same order. A paragraph in the middle of a sentence begins none. */
function sentencesIn(paragraphs: readonly TokenSpan[], sentences: readonly TokenSpan[]): readonly number[] {
  let next = 0;
  return paragraphs
    .map(({ lastToken }) => {
      const from = next;
      while ((sentences[next]?.firstToken ?? Number.POSITIVE_INFINITY) <= lastToken) next += 1;
      return next - from;
    })
    .filter((count) => count > 0);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
