import type { Space } from '../space/space.ts';
import { StylometryError } from '../stylometry-error.ts';
import {
  canberra,
  cosineDistance,
  jensenShannon,
  type Measure,
  minMax,
  sumOfDifferences,
  sumOfSquares,
} from './measures.ts';

export type DistanceName =
  | 'burrows'
  | 'quadratic'
  | 'linear'
  | 'eder'
  | 'eder-simple'
  | 'cosine-delta'
  | 'canberra'
  | 'min-max'
  | 'manhattan'
  | 'euclid'
  | 'cosine'
  | 'jensen-shannon';

export interface DistanceOptions {
  /** `stylo`: the formulas of that R package where they differ from the published ones (quadratic and Eder's). */
  readonly compat?: 'stylo';
}

/** What a distance looks at in a text's values. */
export interface View {
  /** Of the vectors that `of` makes from a value for every feature. */
  readonly length: number;
  /** False where features that both texts lack add nothing, so that sparse vectors need not be filled up. */
  readonly needsAll: boolean;
  of(values: Float64Array): Float64Array;
}

/** How a distance is made: a view of both texts, a measure between them, and what is done to the measure. */
export interface Comparison {
  readonly view: View;
  readonly measure: Measure;
  /** `length` is the number of features in the view. */
  readonly finish: (measured: number, length: number) => number;
}

export const distanceNames: readonly DistanceName[] = [
  'burrows',
  'quadratic',
  'linear',
  'eder',
  'eder-simple',
  'cosine-delta',
  'canberra',
  'min-max',
  'manhattan',
  'euclid',
  'cosine',
  'jensen-shannon',
];

/** Takes a distance apart. Throws a StylometryError for one that needs moments in a space that has none. */
export function comparisonOf(name: DistanceName, space: Space, { compat }: DistanceOptions = {}): Comparison {
  switch (name) {
    case 'burrows':
      return { view: standardScores(name, space), measure: sumOfDifferences, finish: perFeature };
    case 'quadratic':
      return {
        view: standardScores(name, space),
        measure: sumOfSquares,
        finish: compat === 'stylo' ? rootPerFeature : perFeature,
      };
    case 'linear':
      return { view: scaledBySpread(name, space), measure: sumOfDifferences, finish: perFeature };
    case 'eder': {
      const view = rankWeighted(standardScores(name, space), compat === 'stylo' ? 2 : 1);
      return { view, measure: sumOfDifferences, finish: compat === 'stylo' ? asMeasured : perFeature };
    }
    case 'eder-simple':
      return { view: mapped(space, Math.sqrt), measure: sumOfDifferences, finish: asMeasured };
    case 'cosine-delta':
      return { view: standardScores(name, space), measure: cosineDistance, finish: asMeasured };
    case 'canberra':
      return { view: plain(space), measure: canberra, finish: asMeasured };
    case 'min-max':
      return { view: plain(space), measure: minMax, finish: asMeasured };
    case 'manhattan':
      return { view: plain(space), measure: sumOfDifferences, finish: asMeasured };
    case 'euclid':
      return { view: plain(space), measure: sumOfSquares, finish: Math.sqrt };
    case 'cosine':
      return { view: plain(space), measure: cosineDistance, finish: asMeasured };
    case 'jensen-shannon':
      return { view: plain(space), measure: jensenShannon, finish: asMeasured };
    default:
      throw new StylometryError(
        'invalid_option',
        `there is no distance "${name satisfies never}": choose one of ${distanceNames.join(', ')}`,
      );
  }
}

function asMeasured(measured: number): number {
  return measured;
}

function perFeature(measured: number, length: number): number {
  return measured / length;
}

function rootPerFeature(measured: number, length: number): number {
  return Math.sqrt(measured) / length;
}

function plain(space: Space): View {
  return { length: space.features.length, needsAll: false, of: (values) => values };
}

/** Takes aligned values too, of whatever length. */
function mapped(space: Space, change: (value: number) => number): View {
  return { ...plain(space), of: (values) => values.map(change) };
}

function standardScores(name: DistanceName, space: Space): View {
  const { mean, deviation } = space;
  const kept = placesAboveZero(name, space, deviation);
  return {
    length: kept.length,
    needsAll: true,
    of: (values) => {
      const scores = new Float64Array(kept.length);
      for (let at = 0; at < kept.length; at += 1) {
        const place = kept[at] ?? 0;
        scores[at] = ((values[place] ?? 0) - (mean[place] ?? 0)) / (deviation[place] ?? 1);
      }
      return scores;
    },
  };
}

function scaledBySpread(name: DistanceName, space: Space): View {
  const { spread } = space;
  const kept = placesAboveZero(name, space, spread);
  return {
    length: kept.length,
    needsAll: true,
    of: (values) => Float64Array.from(kept, (place) => (values[place] ?? 0) / (spread[place] ?? 1)),
  };
}

/** The rarer a feature, the less it weighs: (m − i + more)/m at rank i. */
function rankWeighted(view: View, more: number): View {
  const { length } = view;
  return {
    ...view,
    of: (values) => {
      const scores = view.of(values);
      for (let at = 0; at < length; at += 1) scores[at] = ((scores[at] ?? 0) * (length - at - 1 + more)) / length;
      return scores;
    },
  };
}

function placesAboveZero(name: DistanceName, { features, settings }: Space, scale: Float64Array): Uint32Array {
  if (settings.weighting !== 'relative') {
    throw new StylometryError(
      'invalid_option',
      `the distance "${name}" needs means and deviations: fit the space with weighting: "relative"`,
    );
  }
  return Uint32Array.from(features.keys()).filter((place) => (scale[place] ?? 0) > 0);
}
