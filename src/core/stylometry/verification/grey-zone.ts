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
 * lower than that of answering everything in the band; of zones that are as good within half a hundredth the widest, which promises least. Read from
 * the longest band down, each zone holds the one before: what a long text could not decide, a short one does not either. Where that holding costs c@1
 * over all pairs, zones start from the best common one and grow for shorter texts only as far as it costs none.
 */
export function tuneGreyZones(pairs: readonly JudgedPair[]): TunedZones {
  const answeringAll = measure(pairs, () => nothing).cAt1;
  const common = bestZone(pairs, { inside: nothing, against: nothing });
  const proposals = [
    nestedZones(pairs, { first: nothing, on: 'the band' }),
    nestedZones(pairs, { first: common, on: 'all shorter' }),
    lengthBands.map((band) => ({ band, zone: common })),
  ].map((zones) => ({
    zones,
    cAt1: { answeringAll, abstaining: measure(pairs, (words) => zoneAt(zones, words)).cAt1 },
  }));
  const nobody = lengthBands.map((band) => ({ band, zone: nothing }));
  return (
    proposals.find(({ cAt1 }) => cAt1.abstaining >= answeringAll) ?? {
      zones: nobody,
      cAt1: { answeringAll, abstaining: answeringAll },
    }
  );
}

function nestedZones(
  pairs: readonly JudgedPair[],
  { first, on }: { readonly first: GreyZone; readonly on: 'the band' | 'all shorter' },
): TunedZones['zones'] {
  const zones: { readonly band: LengthBand; readonly zone: GreyZone }[] = [];
  let zone = first;
  for (const band of lengthBands.toReversed()) {
    const looked = pairs.filter(
      ({ words }) => (band.to === null || words < band.to) && (on === 'all shorter' || words >= band.from),
    );
    if (looked.length >= leastPairs)
      zone = bestZone(looked, { inside: zone, against: on === 'all shorter' ? zone : nothing });
    zones.unshift({ band, zone });
  }
  return zones;
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

/** The best zone that holds `inside`, by c@1 + F0.5u, and has no lower c@1 than `against`; `inside` where there is none. */
function bestZone(
  pairs: readonly JudgedPair[],
  { inside, against }: { readonly inside: GreyZone; readonly against: GreyZone },
): GreyZone {
  const before = measure(pairs, () => against);
  const allowed = steps
    .flatMap((below) => steps.map((above) => ({ low: rounded(0.5 - below), high: rounded(0.5 + above) })))
    .filter(({ low, high }) => low <= inside.low && high >= inside.high)
    .map((zone) => ({ zone, width: zone.high - zone.low, ...measure(pairs, () => zone) }))
    .filter(({ cAt1 }) => cAt1 >= before.cAt1);
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
