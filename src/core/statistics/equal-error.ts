export interface EqualError {
  /** Values above it are accepted. */
  readonly threshold: number;
  /** Share of either side that is decided wrongly there; the mean of both where no threshold makes them equal. */
  readonly rate: number;
}

/**
 * Where as large a share of the positives is rejected as of the negatives is accepted: half-way between the two values around it. Null where a side is
 * empty.
 */
export function equalError(positives: readonly number[], negatives: readonly number[]): EqualError | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  const step = { positive: 1 / positives.length, negative: 1 / negatives.length };
  const values = [
    ...positives.map((value) => ({ value, rejects: step.positive, accepts: 0 })),
    ...negatives.map((value) => ({ value, rejects: 0, accepts: step.negative })),
  ].toSorted((a, b) => a.value - b.value);
  let [rejected, accepted] = [0, 1];
  let best = { gap: Number.POSITIVE_INFINITY, threshold: 0, rate: 0 };
  for (const [at, { value, rejects, accepts }] of values.entries()) {
    rejected += rejects;
    accepted -= accepts;
    const next = values[at + 1]?.value ?? value;
    if (next === value && at + 1 < values.length) continue;
    const gap = Math.abs(rejected - accepted);
    // Sums of steps: the first of equals must not depend on their last bits.
    if (gap < best.gap - 1e-9) best = { gap, threshold: (value + next) / 2, rate: (rejected + accepted) / 2 };
  }
  return { threshold: best.threshold, rate: best.rate };
}
