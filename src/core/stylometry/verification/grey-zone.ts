import type { Interval } from '../../statistics/proportion-intervals.ts';
import { type LengthBand, lengthBands } from '../calibration/length-bands.ts';
import { panMeasures } from '../measures/pan-measures.ts';

export interface JudgedPair {
  /** Calibrated probability. */
  readonly p: number;
  readonly same: boolean;
  /** Of the text in question. */
  readonly words: number;
}

/** Probabilities in it are not answered; both ends 0.5 where nothing is gained by silence. */
export type GreyZone = Interval;

export interface TunedZones {
  /** One for each length band, shortest first. */
  readonly zones: readonly { readonly band: LengthBand; readonly zone: GreyZone }[];
  /** c@1 on calibration people. */
  readonly cAt1: { readonly answeringAll: number; readonly abstaining: number };
}

/**
 * For each length band the zone around one half that is best left unanswered on calibration people: highest c@1 + F0.5u among those whose c@1 is no
 * lower than that of answering everything; of zones that are as good within half a hundredth the widest, which promises least. Read from the longest
 * band down, each zone holds that of the band above: what a long text could not decide, a short one does not either.
 */
export function tuneGreyZones(pairs: readonly JudgedPair[]): TunedZones {
  const answeringAll = measure(pairs, () => nothing).cAt1;
  const zones: { readonly band: LengthBand; readonly zone: GreyZone }[] = [];
  let longer = nothing;
  for (const band of lengthBands.toReversed()) {
    const own = pairs.filter(({ words }) => words >= band.from && (band.to === null || words < band.to));
    if (own.length >= leastPairs) longer = bestZone(own, longer);
    zones.unshift({ band, zone: longer });
  }
  const abstaining = measure(pairs, (words) => zoneAt(zones, words)).cAt1;
  return { zones, cAt1: { answeringAll, abstaining } };
}

/** The zone for a text of so many words. */
export function zoneAt(zones: TunedZones['zones'], words: number): GreyZone {
  return zones.findLast(({ band }) => words >= band.from)?.zone ?? nothing;
}

/** Whether a probability is left unanswered; one half always is. */
export function isGrey(p: number, { low, high }: GreyZone): boolean {
  return p >= low && p <= high;
}

const nothing: GreyZone = { low: 0.5, high: 0.5 };
const leastPairs = 50;
const slack = 0.005;

/** How far the zone may reach on either side of one half. */
const steps = Array.from({ length: 16 }, (_, at) => at * 0.02);

function bestZone(pairs: readonly JudgedPair[], inside: GreyZone): GreyZone {
  const without = measure(pairs, () => nothing);
  const allowed = steps
    .flatMap((below) => steps.map((above) => ({ low: rounded(0.5 - below), high: rounded(0.5 + above) })))
    .filter(({ low, high }) => low <= inside.low && high >= inside.high)
    .map((zone) => ({ zone, width: zone.high - zone.low, ...measure(pairs, () => zone) }))
    .filter(({ cAt1 }) => cAt1 >= without.cAt1);
  const best = Math.max(...allowed.map(({ cAt1, f05u }) => cAt1 + f05u));
  const [chosen] = allowed
    .filter(({ cAt1, f05u }) => cAt1 + f05u >= best - slack)
    .toSorted((a, b) => b.width - a.width || b.cAt1 + b.f05u - a.cAt1 - a.f05u);
  return chosen?.zone ?? inside;
}

function measure(
  pairs: readonly JudgedPair[],
  zoneFor: (words: number) => GreyZone,
): { readonly cAt1: number; readonly f05u: number } {
  const outcome = panMeasures(
    pairs.map(({ same }, at) => ({ id: String(at), same })),
    pairs.map(({ p, words }, at) => ({ id: String(at), p: isGrey(p, zoneFor(words)) ? 0.5 : p })),
  );
  if (outcome.kind === 'refused') return { cAt1: 0, f05u: 0 };
  return { cAt1: outcome.measures.cAt1 ?? 0, f05u: outcome.measures.f05u ?? 0 };
}

/** Steps of a hundredth carry no rounding. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
