import { inHundredths } from './bounded-bias.ts';

/** A bias and how often what it moves is written without it. */
export interface WeighedBias {
  readonly bias: number;
  /** Occurrences a word of the model's own texts. */
  readonly perWord: number;
}

/** At most this share of a text's words and marks is expected to come out otherwise for all biases together. */
export const mostShift = 0.15;

/** A text of so many words leaves room for one feature more to show. */
const wordsOfFeature = 6;
const fewestFeatures = 3;

/** How many features a text of a wanted length is steered by: a sixth of its words, at least three. In a short text a few must do, or every word would be steered. */
export function mostFeatures(words: number): number {
  return Math.max(fewestFeatures, Math.floor(words / wordsOfFeature));
}

/** Occurrences a word that are expected to come or to go: to the first order, a bias multiplies what it moves by e^bias. */
export function expectedShift(biases: readonly WeighedBias[]): number {
  return biases.reduce((sum, { bias, perWord }) => sum + perWord * Math.abs(Math.expm1(bias)), 0);
}

/**
 * The biases in their order, as many as are expected to shift at most 15 % of the words together: one that would pass that is made smaller until it does
 * not, 0 where nothing is left for it. So what comes first keeps its size.
 */
export function limitShift<Bias extends WeighedBias>(biases: readonly Bias[]): readonly Bias[] {
  let left = mostShift;
  return biases.map((one) => {
    const bias = expectedShift([one]) <= left ? one.bias : inHundredths(holdTo(left, one));
    left = Math.max(0, left - expectedShift([{ ...one, bias }]));
    return { ...one, bias };
  });
}

/** The bias of the same sign that shifts just so much. */
function holdTo(most: number, { bias, perWord }: WeighedBias): number {
  return Math.log1p((Math.sign(bias) * most) / perWord);
}
