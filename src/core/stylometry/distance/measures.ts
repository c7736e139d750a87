/** Compares two vectors of equal length; null where the formula says nothing (0/0). */
export type Measure = (x: Float64Array, y: Float64Array) => number | null;

export function sumOfDifferences(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < x.length; at += 1) sum += Math.abs((x[at] ?? 0) - (y[at] ?? 0));
  return sum;
}

export function sumOfSquares(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < x.length; at += 1) {
    const difference = (x[at] ?? 0) - (y[at] ?? 0);
    sum += difference * difference;
  }
  return sum;
}

/** 1 − x·y/(|x||y|). Null where one of them is zero everywhere. */
export function cosineDistance(x: Float64Array, y: Float64Array): number | null {
  let dot = 0;
  let left = 0;
  let right = 0;
  for (let at = 0; at < x.length; at += 1) {
    const a = x[at] ?? 0;
    const b = y[at] ?? 0;
    dot += a * b;
    left += a * a;
    right += b * b;
  }
  return cosineFrom(dot, left, right);
}

/** From the dot product and the squared norms. Rounding is not let below 0. */
export function cosineFrom(dot: number, left: number, right: number): number | null {
  const norms = Math.sqrt(left) * Math.sqrt(right);
  return norms > 0 ? Math.max(0, 1 - dot / norms) : null;
}

/** Σ |x − y|/(x + y) over values that are not negative, 0/0 as 0. */
export function canberra(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < x.length; at += 1) {
    const a = x[at] ?? 0;
    const b = y[at] ?? 0;
    if (a !== b) sum += Math.abs(a - b) / (a + b);
  }
  return sum;
}

/** 1 − Σ min/Σ max (Ruzicka) over values that are not negative. Null where both are zero everywhere. */
export function minMax(x: Float64Array, y: Float64Array): number | null {
  let least = 0;
  let most = 0;
  for (let at = 0; at < x.length; at += 1) {
    const a = x[at] ?? 0;
    const b = y[at] ?? 0;
    least += Math.min(a, b);
    most += Math.max(a, b);
  }
  return most > 0 ? 1 - least / most : null;
}

/** Root of the base-2 Jensen–Shannon divergence of the values scaled to sum 1: 0 to 1. Null where one of them is zero everywhere. */
export function jensenShannon(x: Float64Array, y: Float64Array): number | null {
  const left = sumOf(x);
  const right = sumOf(y);
  if (!(left > 0 && right > 0)) return null;
  let divergence = 0;
  for (let at = 0; at < x.length; at += 1) {
    divergence += divergenceOf((x[at] ?? 0) / left, (y[at] ?? 0) / right);
  }
  return Math.sqrt(divergence / (2 * Math.LN2));
}

/**
 * p ln(p/m) + q ln(q/m) with m = (p + q)/2. With d = |p − q|/(p + q) this is m((1 + d) ln(1 + d) + (1 − d) ln(1 − d)), for small d its series: taken
 * plainly the two terms cancel, and the root makes 1e-8 of what rounding leaves.
 */
function divergenceOf(p: number, q: number): number {
  const sum = p + q;
  if (p === q) return 0;
  const share = Math.abs(p - q) / sum;
  if (share === 1) return sum * Math.LN2;
  const square = share * share;
  if (share < 0.01) return (sum / 2) * square * (1 + square * (1 / 6 + square * (1 / 15 + square / 28)));
  return (sum / 2) * ((1 + share) * Math.log1p(share) + (1 - share) * Math.log1p(-share));
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum;
}
