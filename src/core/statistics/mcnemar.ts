export interface McNemarResult {
  /** Cases that only the first, and only the second, of two methods got right. */
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** Two-sided exact probability of a split at least as uneven when both are equally good; 1 when they never differ. */
  readonly p: number;
}

/** Exact McNemar test on paired outcomes (McNemar 1947): the binomial of the cases in which the two methods differ, at one half. */
export function mcnemar(pairs: readonly { readonly first: boolean; readonly second: boolean }[]): McNemarResult {
  const onlyFirst = pairs.filter(({ first, second }) => first && !second).length;
  const onlySecond = pairs.filter(({ first, second }) => second && !first).length;
  return {
    onlyFirst,
    onlySecond,
    p: Math.min(1, 2 * lowerTail(Math.min(onlyFirst, onlySecond), onlyFirst + onlySecond)),
  };
}

/** Probability of at most `most` heads in `tosses` fair ones; by logarithms, because 2^−tosses underflows beyond 1,074. */
function lowerTail(most: number, tosses: number): number {
  let logTerm = -tosses * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let heads = 1; heads <= most; heads += 1) {
    logTerm += Math.log((tosses - heads + 1) / heads);
    sum += Math.exp(logTerm);
  }
  return sum;
}
