/** Quantile of ascending values by linear interpolation (type 7 of Hyndman and Fan); NaN of none. */
export function quantile(ascending: ArrayLike<number>, share: number): number {
  const last = ascending.length - 1;
  if (last < 0) return Number.NaN;
  const place = Math.min(1, Math.max(0, share)) * last;
  const below = Math.floor(place);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(last, below + 1)] ?? Number.NaN;
  return low + (high - low) * (place - below);
}

/** Median of values in any order; NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
