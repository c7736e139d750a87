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

/**
 * The zone around one half that is best left unanswered on calibration people: highest c@1 + F0.5u among those whose c@1 is no lower than that of
 * answering everything. Of zones that are as good within half a hundredth the widest is taken, which promises least.
 */
export function tuneGreyZone(pairs: readonly JudgedPair[]): TunedZone {
  const without = measure(pairs, { low: 0.5, high: 0.5 });
  const all = steps.flatMap((below) =>
    steps.map((above) => {
      const zone = { low: rounded(0.5 - below), high: rounded(0.5 + above) };
      return { zone, width: below + above, ...measure(pairs, zone) };
    }),
  );
  const allowed = all.filter(({ cAt1 }) => cAt1 >= without.cAt1);
  const best = Math.max(...allowed.map(({ cAt1, f05u }) => cAt1 + f05u));
  const [chosen] = allowed
    .filter(({ cAt1, f05u }) => cAt1 + f05u >= best - slack)
    .toSorted((a, b) => b.width - a.width || b.cAt1 + b.f05u - a.cAt1 - a.f05u);
  return {
    zone: chosen?.zone ?? { low: 0.5, high: 0.5 },
    cAt1: { answeringAll: without.cAt1, abstaining: chosen?.cAt1 ?? without.cAt1 },
  };
}

const slack = 0.005;

/** How far the zone may reach on either side of one half. */
const steps = Array.from({ length: 16 }, (_, at) => at * 0.02);

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
