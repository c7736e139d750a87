import type { Interval } from '../../statistics/proportion-intervals.ts';
import { panMeasures } from '../measures/pan-measures.ts';

export interface JudgedPair {
  /** Calibrated probability. */
  readonly p: number;
  readonly same: boolean;
}

/** Probabilities in it are not answered; both ends 0.5 where nothing is gained by silence. */
export type GreyZone = Interval;

export interface TunedZone {
  readonly zone: GreyZone;
  /** c@1 on calibration people. */
  readonly cAt1: { readonly answeringAll: number; readonly abstaining: number };
}

const step = 0.02;
const widest = 0.3;

/**
 * The zone around one half that is best left unanswered on calibration people: highest c@1 + F0.5u among those whose c@1 is no lower than that of
 * answering everything. Equal zones: the wider one, which promises less.
 */
export function tuneGreyZone(pairs: readonly JudgedPair[]): TunedZone {
  const without = measure(pairs, { low: 0.5, high: 0.5 });
  let best = { zone: { low: 0.5, high: 0.5 }, value: without.cAt1 + without.f05u, cAt1: without.cAt1 };
  for (let below = 0; below <= widest + 1e-9; below += step) {
    for (let above = 0; above <= widest + 1e-9; above += step) {
      const zone = { low: rounded(0.5 - below), high: rounded(0.5 + above) };
      const { cAt1, f05u } = measure(pairs, zone);
      if (cAt1 >= without.cAt1 && cAt1 + f05u >= best.value) best = { zone, value: cAt1 + f05u, cAt1 };
    }
  }
  return { zone: best.zone, cAt1: { answeringAll: without.cAt1, abstaining: best.cAt1 } };
}

/** Whether a probability is left unanswered; one half always is. */
export function isGrey(p: number, { low, high }: GreyZone): boolean {
  return p >= low && p <= high;
}

function measure(pairs: readonly JudgedPair[], zone: GreyZone): { readonly cAt1: number; readonly f05u: number } {
  const outcome = panMeasures(
    pairs.map(({ same }, at) => ({ id: String(at), same })),
    pairs.map(({ p }, at) => ({ id: String(at), p: isGrey(p, zone) ? 0.5 : p })),
  );
  if (outcome.kind === 'refused') return { cAt1: 0, f05u: 0 };
  return { cAt1: outcome.measures.cAt1 ?? 0, f05u: outcome.measures.f05u ?? 0 };
}

/** Steps of a hundredth carry no rounding. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
