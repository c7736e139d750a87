import { quantile } from './quantile.ts';

/** evaluation.md M3: the 95th percentile of the person's own texts. */
const share = 0.95;

/**
 * Key → the value above which one in twenty further texts of the same person lies. A person has a few texts, whose own 95th percentile is their highest
 * and is passed by every fourth text of the same kind (of three); so the spread is taken over everybody: the 95th percentile of all deviations from the
 * own mean, each divided by √((n − 1)/n), and times √((n + 1)/n) above the mean of n texts. Nobody with a single text has a limit.
 */
export function ownLimits(own: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, number> {
  const people = [...own].flatMap(([key, values]) =>
    values.length < 2 ? [] : [{ key, values, n: values.length, mean: sum(values) / values.length }],
  );
  const deviations = people.flatMap(({ values, n, mean }) =>
    values.map((value) => (value - mean) / Math.sqrt((n - 1) / n)),
  );
  const spread = quantile(Float64Array.from(deviations).sort(), share);
  return new Map(people.map(({ key, n, mean }) => [key, mean + spread * Math.sqrt((n + 1) / n)]));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
