import { fitIsotonic, type IsotonicModel, isotonicProbability, type ScoredPair } from './isotonic.ts';
import { fitPlatt, type PlattModel, plattProbability } from './platt.ts';

export interface CalibrationPair extends ScoredPair {
  /** Words of the text in question. */
  readonly words: number;
}

/** Words, `to` exclusive; null has no end. */
export interface LengthBand {
  readonly from: number;
  readonly to: number | null;
}

export interface BandCalibration {
  readonly band: LengthBand;
  /** What the model was fitted on: the band, or as many bands around it as were needed. */
  readonly fittedOn: LengthBand;
  readonly pairs: number;
  readonly model: CalibrationModel;
}

export type CalibrationModel =
  | ({ readonly kind: 'platt' } & PlattModel)
  | ({ readonly kind: 'isotonic' } & IsotonicModel);

export type BandedCalibrationOutcome =
  | { readonly kind: 'fitted'; readonly bands: readonly BandCalibration[] }
  /** `needed` pairs of other people, some of one writer and some of two, over all bands. */
  | { readonly kind: 'too-few-pairs'; readonly pairs: number; readonly needed: number };

export interface CalibratedProbability {
  readonly p: number;
  readonly band: LengthBand;
  readonly fittedOn: LengthBand;
  /** True when the band had too few pairs of its own and borrows from its neighbours: say so beside the figure. */
  readonly widened: boolean;
}

export const lengthBands: readonly LengthBand[] = [
  { from: 0, to: 100 },
  { from: 100, to: 250 },
  { from: 250, to: 600 },
  { from: 600, to: 2000 },
  { from: 2000, to: null },
];

const leastPairs = 100;
const leastPairsForIsotonic = 1000;

/**
 * One calibration for each length band, of pairs of other people in one register (stylometry.md 6): Platt's from 100 pairs, isotonic from 1,000.
 * A band with fewer takes in its neighbours, one step on both sides at a time, until there are enough.
 */
export function fitLengthBands(pairs: readonly CalibrationPair[]): BandedCalibrationOutcome {
  const byBand = lengthBands.map((_, at) => pairs.filter(({ words }) => bandAt(words) === at));
  const bands = lengthBands.map((_, at) => fitBand(at, byBand));
  return bands.every((band) => band !== null)
    ? { kind: 'fitted', bands }
    : { kind: 'too-few-pairs', pairs: pairs.length, needed: leastPairs };
}

/** Probability that score and length come from one writer. */
export function bandProbability(
  bands: readonly BandCalibration[],
  { score, words }: { readonly score: number; readonly words: number },
): CalibratedProbability | null {
  const found = bands[bandAt(words)];
  if (found === undefined) return null;
  const { band, fittedOn, model } = found;
  const p = model.kind === 'platt' ? plattProbability(model, score) : isotonicProbability(model, score);
  return { p, band, fittedOn, widened: fittedOn.from !== band.from || fittedOn.to !== band.to };
}

function bandAt(words: number): number {
  return lengthBands.findLastIndex(({ from }) => words >= from);
}

function fitBand(at: number, byBand: readonly (readonly CalibrationPair[])[]): BandCalibration | null {
  const own = lengthBands[at];
  for (let reach = 0; own !== undefined && reach < lengthBands.length; reach += 1) {
    const first = Math.max(0, at - reach);
    const last = Math.min(lengthBands.length - 1, at + reach);
    const pairs = byBand.slice(first, last + 1).flat();
    const model = pairs.length < leastPairs ? null : fitModel(pairs);
    if (model === null) continue;
    const fittedOn = { from: lengthBands[first]?.from ?? own.from, to: lengthBands[last]?.to ?? null };
    return { band: own, fittedOn, pairs: pairs.length, model };
  }
  return null;
}

function fitModel(pairs: readonly CalibrationPair[]): CalibrationModel | null {
  const platt = fitPlatt(pairs);
  if (platt === null) return null;
  const isotonic = pairs.length < leastPairsForIsotonic ? null : fitIsotonic(pairs);
  return isotonic === null ? { kind: 'platt', ...platt } : { kind: 'isotonic', ...isotonic };
}
