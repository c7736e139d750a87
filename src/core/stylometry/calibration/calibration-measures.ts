export interface ForecastPair {
  /** Probability in [0, 1]. */
  readonly p: number;
  readonly positive: boolean;
}

export interface ReliabilityBin {
  /** From `low`, up to but without `high`; the last bin holds 1. */
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  /** Mean probability and share of positives; null in an empty bin. */
  readonly meanP: number | null;
  readonly share: number | null;
}

export interface CalibrationMeasures {
  readonly pairs: number;
  /** Mean of (p − y)²: lower is better. */
  readonly brier: number;
  /** Mean negative natural logarithm of the probability of what came, held at 1e-15 and above. */
  readonly logLoss: number;
  /** Mean distance of `meanP` and `share` over ten bins, weighted by their pairs. */
  readonly expectedCalibrationError: number;
  readonly reliability: readonly ReliabilityBin[];
}

const bins = 10;

/** How far probabilities can be taken at their word. Null without pairs, or with a probability outside [0, 1]. */
export function calibrationMeasures(pairs: readonly ForecastPair[]): CalibrationMeasures | null {
  if (pairs.length === 0 || pairs.some(({ p }) => !(p >= 0 && p <= 1))) return null;
  const reliability = Array.from({ length: bins }, (_, bin) =>
    binOf(
      bin,
      pairs.filter(({ p }) => Math.min(bins - 1, Math.floor(p * bins)) === bin),
    ),
  );
  const mean = (value: (pair: ForecastPair) => number): number =>
    pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length;
  return {
    pairs: pairs.length,
    brier: mean(({ p, positive }) => (p - (positive ? 1 : 0)) ** 2),
    logLoss: mean(({ p, positive }) => -Math.log(Math.max(1e-15, positive ? p : 1 - p))),
    expectedCalibrationError: reliability.reduce(
      (sum, bin) => sum + (bin.pairs / pairs.length) * Math.abs((bin.meanP ?? 0) - (bin.share ?? 0)),
      0,
    ),
    reliability,
  };
}

function binOf(bin: number, pairs: readonly ForecastPair[]): ReliabilityBin {
  const empty = pairs.length === 0;
  return {
    low: bin / bins,
    high: (bin + 1) / bins,
    pairs: pairs.length,
    meanP: empty ? null : pairs.reduce((sum, { p }) => sum + p, 0) / pairs.length,
    share: empty ? null : pairs.filter(({ positive }) => positive).length / pairs.length,
  };
}
