import { invalid, requireFinite } from '../preference/invalid.ts';
import type { FittedKind, Kind, TasteData } from './fit-kind.ts';
import { searchKinds } from './search-kinds.ts';
import { type TasteFeature, tasteFeatures } from './taste-features.ts';

/** What a row is made of; features without words are never told. */
export type WeighedFeature = Pick<TasteFeature, 'share'> & Partial<Pick<TasteFeature, 'more' | 'less'>>;

/** A choice between two texts as rows of features; `tie`: neither was preferred. */
export interface TasteChoice {
  readonly left: ArrayLike<number>;
  readonly right: ArrayLike<number>;
  readonly chosen: 'left' | 'right' | 'tie';
}

/** What a person's choices say of what they like: kinds of taste, each with its probability. */
export interface Taste {
  readonly features: readonly WeighedFeature[];
  readonly kinds: readonly WeighedKind[];
  /** Choices that it rests on. */
  readonly count: number;
  /** Mean weight of each feature: above 0, more of it is liked. In units of `tasteRow`. */
  readonly weights: Float64Array;
  /** How much better the choices were foretold, one after another, than by a coin, in nats: below 0 they contradict each other or follow no feature. */
  readonly foretold: number;
}

export interface WeighedKind extends FittedKind {
  readonly probability: number;
}

export interface TasteOptions {
  /** Of the rows, in their order. Default: those of `tasteRow`; others may follow them, such as directions of embeddings. */
  readonly features?: readonly WeighedFeature[];
  /** Tastes of other people of the same workspace: a new person may be like one of them. Of features that an other was not read by, nothing is known. */
  readonly others?: readonly Taste[];
}

/** A difference further out says no more of a taste, and might be a fault of counting. */
const furthest = 3;

/**
 * A person's taste from their choices: Bradley–Terry with features, averaged over kinds of taste by how well each foretells the choices. A kind is which few
 * features somebody chooses by (shipped shares), all of them a little, or what one of the others likes. No seed; the order of choices does not matter.
 * No choices give what is known of people in general.
 */
export function fitTaste(choices: readonly TasteChoice[], options: TasteOptions = {}): Taste {
  const { features = tasteFeatures, others = [] } = options;
  const data = dataOf(choices, features.length);
  const kinds = searchKinds(data, {
    shares: features.map(({ share }) => share),
    others: kindsOfOthers(others, features.length),
  });
  const scores = kinds.map(({ logShare, logEvidence }) => logShare + logEvidence);
  const total = logSum(scores);
  const weighed = kinds
    .map((kind, at) => ({ ...kind, probability: Math.exp((scores[at] ?? 0) - total) }))
    .filter(({ probability }) => probability > leastProbability);
  const kept = weighed.reduce((sum, { probability }) => sum + probability, 0);
  const told = weighed.map((kind) => ({ ...kind, probability: kind.probability / kept }));
  const prior = logSum(kinds.map(({ logShare }) => logShare));
  return {
    ...{ features, kinds: told, count: data.count, weights: meanWeights(told, features.length) },
    foretold: total - prior + data.count * Math.log(2),
  };
}

/** Kinds that are hardly likely cost time at every text and change nothing. */
const leastProbability = 1e-3;

/** How much each text is liked beside the others of its list: the mean of its differences, so that a text that does not tell a feature neither gains nor loses. */
export function utilitiesOf({ weights }: Taste, rows: readonly ArrayLike<number>[]): readonly number[] {
  return rows.map(
    (row) =>
      rows.reduce(
        (sum, other) => differenceOf(row, other).reduce((part, value, at) => part + (weights[at] ?? 0) * value, sum),
        0,
      ) / rows.length,
  );
}

/** One row minus another, feature by feature, drawn in to ±3; 0 where either text does not tell. */
export function differenceOf(one: ArrayLike<number>, other: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: one.length }, (_, at) => {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    return Number.isNaN(difference) ? 0 : Math.max(-furthest, Math.min(furthest, difference));
  });
}

function dataOf(choices: readonly TasteChoice[], width: number): TasteData {
  const differences = new Float64Array(choices.length * width);
  const targets = new Float64Array(choices.length);
  for (const [at, { left, right, chosen }] of choices.entries()) {
    for (const [side, row] of [
      ['left', left],
      ['right', right],
    ] as const) {
      if (row.length !== width)
        throw invalid(
          `The ${side} text of choice ${at} has ${row.length} features, the taste ${width}. Measure all texts by the same features.`,
        );
      requireFinite(
        `The ${side} text of choice ${at}`,
        Array.from(row, (value) => (Number.isNaN(value) ? 0 : value)),
      );
    }
    const difference = chosen === 'right' ? differenceOf(right, left) : differenceOf(left, right);
    differences.set(difference, at * width);
    targets[at] = chosen === 'tie' ? 0.5 : 1;
  }
  return { width, count: choices.length, differences, targets };
}

function kindsOfOthers(others: readonly Taste[], width: number): readonly Kind[] {
  return others.map(({ weights, kinds }) => {
    const variance = varianceOf(kinds, weights);
    const padded = (values: Float64Array) => Float64Array.from({ length: width }, (_, at) => values[at] ?? 0);
    return { logShare: 0, mean: padded(weights), variance: padded(variance).map((one) => one + nearby) };
  });
}

/** People who are like somebody are not them: variance of a weight around the other's. */
const nearby = 0.1;

function varianceOf(kinds: readonly WeighedKind[], weights: Float64Array): Float64Array {
  const variance = new Float64Array(weights.length);
  for (const { probability, mean, support, covariance } of kinds) {
    for (const [at, value] of mean.entries())
      variance[at] = (variance[at] ?? 0) + probability * (value - (weights[at] ?? 0)) ** 2;
    for (const [at, feature] of support.entries())
      variance[feature] = (variance[feature] ?? 0) + probability * (covariance[at * support.length + at] ?? 0);
  }
  return variance;
}

function meanWeights(kinds: readonly WeighedKind[], width: number): Float64Array {
  const weights = new Float64Array(width);
  for (const { probability, mean } of kinds)
    for (const [at, value] of mean.entries()) weights[at] = (weights[at] ?? 0) + probability * value;
  return weights;
}

function logSum(values: readonly number[]): number {
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
