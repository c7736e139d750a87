import type { Figure } from '../contracts/evaluation-report.ts';
import { studentInterval } from '../core/statistics/index.ts';

/** What one person adds to a share that is taken over all people together. */
export interface Counted {
  readonly hits: number;
  readonly of: number;
}

/**
 * A share over everything counted, with people as the unit of its interval: Student's over the linearised ratio h − R·o of each person (Cochran 1977,
 * 6.3), cut to 0 … 1. Nothing counted gives null, never 0.
 */
export function ratioFigure(people: readonly Counted[]): Figure {
  const of = people.reduce((sum, one) => sum + one.of, 0);
  const n = people.filter((one) => one.of > 0).length;
  const counted = { n, texts: of, unscored: 0 };
  if (of === 0) return { mean: null, low: null, high: null, ...counted, interval: 'none' };
  const mean = people.reduce((sum, one) => sum + one.hits, 0) / of;
  const usual = of / people.length;
  const interval = studentInterval(people.map((one) => mean + (one.hits - mean * one.of) / usual));
  if (interval === null) return { mean, low: null, high: null, ...counted, interval: 'none' };
  return {
    ...{ mean, low: Math.max(0, interval.low), high: Math.min(1, interval.high) },
    ...{ ...counted, interval: 'student' },
  };
}
