/**
 * One-sided exact sign test with the mid-p correction (Lancaster 1961): chance of more than `count` of `total` fair coins, plus half the chance
 * of exactly that many. The plain p of three alike is .125 and could never be below .1; mid-p gives .0625, and .125 for two alike.
 */
export function signTest(count: number, total: number): number {
  let term = 0.5 ** total;
  let above = 0;
  let exact = 0;
  for (let successes = 0; successes <= total; successes += 1) {
    if (successes === count) exact = term;
    if (successes > count) above += term;
    term = (term * (total - successes)) / (successes + 1);
  }
  return above + exact / 2;
}
