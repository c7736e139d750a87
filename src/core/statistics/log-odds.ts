export interface Counts {
  /** Occurrences and opportunities of the person … */
  readonly count: number;
  readonly opportunity: number;
  /** … and of the background. */
  readonly backgroundCount: number;
  readonly backgroundOpportunity: number;
}

export interface LogOdds {
  readonly logOdds: number;
  /** 95 % interval. */
  readonly low: number;
  readonly high: number;
  readonly z: number;
}

/**
 * Log-odds of a count against a background with an informative prior (Monroe, Colaresi and Quinn 2008; hypotheses.md 6.4).
 * `prior` is its strength in opportunities. The floor of half an occurrence lets a mark the background never uses be found.
 * Counts above their opportunities (two marks a word) are held just below them.
 */
export function logOdds(counts: Counts, prior: number): LogOdds {
  const { backgroundCount, backgroundOpportunity } = counts;
  const share = backgroundOpportunity > 0 ? backgroundCount / backgroundOpportunity : 0;
  const a = Math.min(Math.max(prior * share, 0.5), prior - 0.5);
  const odds = (count: number, opportunity: number): number =>
    Math.log((count + a) / Math.max(opportunity + prior - count - a, 0.5));
  const difference = odds(counts.count, counts.opportunity) - odds(backgroundCount, backgroundOpportunity);
  const error = Math.sqrt(1 / (counts.count + a) + 1 / (backgroundCount + a));
  return {
    logOdds: difference,
    low: difference - 1.96 * error,
    high: difference + 1.96 * error,
    z: difference / error,
  };
}
