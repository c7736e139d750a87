/** Share of the log-ratio that is asked for: a bias moves what a model does by more than its own size, since a text goes on as it began. */
const strength = 0.7;

/** Words whose worth of background stands beside what was counted, for the person and for the model. */
const pseudoWords = 250;

export const leastBias = -2.5;
export const mostBias = 1.8;

/** Below it a bias is not worth its place. */
export const smallestBias = 0.12;

/** One in 20,000: a rate below it was not told from none. */
const smallestRate = 5e-5;

/** A counted rate and the words it was counted in. */
export interface CountedRate {
  readonly rate: number;
  readonly words: number;
}

/** Drawn to the rate of the background by 250 words of it. */
export function shrunkRate({ rate, words }: CountedRate, background: number): number {
  return (rate * words + background * pseudoWords) / (words + pseudoWords);
}

/**
 * 0.7 · ln(p person / p model), within [−2.5, +1.8] (embedded-model.md 5): what is added to a token's logit. In hundredths, cut towards zero, so that no
 * bound is passed by rounding; 0 below 0.12.
 */
export function boundedBias(person: number, model: number): number {
  const wanted = strength * Math.log(Math.max(person, smallestRate) / Math.max(model, smallestRate));
  return inHundredths(Math.min(mostBias, Math.max(leastBias, wanted)));
}

export function inHundredths(bias: number): number {
  // Nearly a hundredth is one: 0.7 · ln 2 and the like come out a little below.
  const cut = Math.trunc(bias * 100 + Math.sign(bias) * 1e-9) / 100;
  return Math.abs(cut) < smallestBias ? 0 : cut;
}
