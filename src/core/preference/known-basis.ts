import { fitSimplexWeights } from './adapt.ts';
import type { Comparisons } from './comparisons.ts';
import { invalid, requirePositive, requireWhole } from './invalid.ts';
import { type PersonState, posterior } from './posterior-mixture.ts';
import { meanWeights, type PreferenceModel } from './preference-model.ts';

export interface KnownBasisOptions {
  /** What margins are divided by before the logistic function; small where choices are free of chance. Default 0.1. */
  readonly temperature?: number;
}

/**
 * A model whose directions of taste are given: feature b of a text is direction b, such as the scores of known reward models or counted habits. Only weights
 * are then learned, and reasons stay readable. `pastWeights` are people whose weights are known, people × features row by row.
 */
export function knownBasisModel(
  pastWeights: Float32Array,
  features: number,
  { temperature = 0.1 }: KnownBasisOptions = {},
): PreferenceModel {
  requireWhole('The number of features', features, 1);
  requirePositive('The temperature', temperature);
  const people = pastWeights.length / features;
  if (!Number.isInteger(people) || people < 1)
    throw invalid(
      `${pastWeights.length} weights are not rows of ${features}. Give the weights of one person at least.`,
    );
  const basis = new Float32Array(features * features);
  for (let at = 0; at < features; at += 1) basis[at * features + at] = 1;
  const model = { dimension: features, rank: features, temperature, basis, weights: pastWeights, people };
  return { ...model, pooled: meanWeights({ ...model, pooled: new Float32Array(0) }) };
}

/** Weights of nobody in particular. */
export function uniformWeights(features: number): Float32Array {
  return new Float32Array(features).fill(1 / features);
}

export interface SimplexOptions {
  /** Margins are multiplied by it. Default 3. */
  readonly scale?: number;
  /** Steps of Adam. Default 400. */
  readonly steps?: number;
  /** Learning rate. Default 0.1. */
  readonly rate?: number;
}

/** Weights on known features by maximum likelihood from a person's comparisons alone, begun at equal weights. */
export function simplexWeights(
  { differences, dimension, count }: Comparisons,
  { scale = 3, steps = 400, rate = 0.1 }: SimplexOptions = {},
): Float32Array {
  if (count === 0) return uniformWeights(dimension);
  const rows = Float64Array.from(differences, (value) => value * scale);
  return fitSimplexWeights(rows, { rank: dimension, seed: null, steps, rate });
}

/** The mean weights of the `count` seen people who would most likely have chosen as this person did; earlier people where several are equally likely. */
export function nearestWeights({ weights, rank }: PreferenceModel, state: PersonState, count: number): Float32Array {
  requireWhole('The number of nearest people', count, 1);
  const probabilities = posterior(state);
  const nearest = [...probabilities.keys()]
    .sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0) || a - b)
    .slice(0, count);
  return Float32Array.from(
    { length: rank },
    (_, at) => nearest.reduce((sum, person) => sum + (weights[person * rank + at] ?? 0), 0) / nearest.length,
  );
}
