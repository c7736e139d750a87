/** One feature's values over the training texts: those above zero, each with its text's weight. */
export interface FeatureColumn {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  /** Training texts, with those where the value is zero. */
  readonly documents: number;
}

export interface FeatureMoments {
  readonly mean: number;
  readonly deviation: number;
  readonly spread: number;
}

/**
 * Moments of a column whose weights sum to 1 over all texts. `correction` is n/(n − 1) for the sample deviation of equal weights, 1 for none.
 * Where all texts agree deviation and spread are exactly 0: rounding must not invent a difference to divide by.
 */
export function momentsOf({ values, weights, documents }: FeatureColumn, correction: number): FeatureMoments {
  const absent = documents - values.length;
  let mean = 0;
  let present = 0;
  let least = absent > 0 ? 0 : Number.POSITIVE_INFINITY;
  let most = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const weight = weights[at] ?? 0;
    mean += weight * value;
    present += weight;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  if (least >= most) return { mean, deviation: 0, spread: 0 };
  const zeros = absent > 0 ? Math.max(0, 1 - present) : 0;
  const median = weightedMedian(values, weights, zeros);
  let squares = zeros * mean * mean;
  let spread = zeros * Math.abs(median);
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const weight = weights[at] ?? 0;
    squares += weight * (value - mean) ** 2;
    spread += weight * Math.abs(value - median);
  }
  return { mean, deviation: Math.sqrt(squares * correction), spread };
}

/** Rounding of weights such as 1/3 must not move the middle. */
const slack = 1e-9;

/** The value that half of the weight lies below; the middle of two where exactly half does. */
function weightedMedian(values: Float64Array, weights: Float64Array, zeros: number): number {
  if (zeros > 0.5 + slack) return 0;
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  let below = zeros;
  let previous = 0;
  for (const at of order) {
    const value = values[at] ?? 0;
    if (Math.abs(below - 0.5) <= slack) return (previous + value) / 2;
    below += weights[at] ?? 0;
    if (below > 0.5 + slack) return value;
    previous = value;
  }
  return previous;
}
