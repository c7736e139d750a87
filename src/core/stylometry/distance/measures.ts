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
    const p = (x[at] ?? 0) / left;
    const q = (y[at] ?? 0) / right;
    const middle = (p + q) / 2;
    divergence += (p > 0 ? p * Math.log2(p / middle) : 0) + (q > 0 ? q * Math.log2(q / middle) : 0);
  }
  return Math.sqrt(Math.max(0, divergence / 2));
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] ?? 0;
  return sum;
}
