import type { Comparisons } from './comparisons.ts';
import { differenceAt } from './comparisons.ts';
import { invalid, requireFinite } from './invalid.ts';
import type { PreferenceModel } from './preference-model.ts';

/** What a person's comparisons say of them so far: which seen people they are like. */
export interface PersonState {
  /** Unnormalised log posterior of each seen person. */
  readonly logPosterior: Float64Array;
  /** Comparisons taken in. */
  readonly count: number;
  /** Σ of the log probability that the mixture gave to each comparison before it was taken in. */
  readonly logPredicted: number;
  /** The same by the pooled direction. */
  readonly logPooled: number;
}

export interface MixtureOptions {
  /** Share of labels that are taken to be wrong, ε: keeps one slip from ruling the right people out. Default 0.1; from 0 to below 0.5. */
  readonly floor?: number;
}

/** Nothing known yet: all seen people are equally likely. */
export function startPerson({ people }: PreferenceModel): PersonState {
  return { logPosterior: new Float64Array(people), count: 0, logPredicted: 0, logPooled: 0 };
}

/**
 * Takes one comparison in: log p_h += log[(1−ε)σ(z_h) + εσ(−z_h)] with z_h = d · Vᵀw_h / s for each seen person h. No gradient, no seed; the order of
 * comparisons does not matter.
 */
export function observe(
  model: PreferenceModel,
  state: PersonState,
  difference: ArrayLike<number>,
  { floor = 0.1 }: MixtureOptions = {},
): PersonState {
  if (!(floor >= 0 && floor < 0.5))
    throw invalid(`The label-noise floor is ${floor}. Give a number from 0 to below 0.5.`);
  const margins = seenMargins(model, difference);
  const logPosterior = new Float64Array(model.people);
  const before = posterior(state);
  let predicted = 0;
  for (let person = 0; person < model.people; person += 1) {
    const logLikelihood = logProbability(margins[person] ?? 0, floor);
    logPosterior[person] = (state.logPosterior[person] ?? 0) + logLikelihood;
    predicted += (before[person] ?? 0) * Math.exp(logLikelihood);
  }
  return {
    logPosterior,
    count: state.count + 1,
    logPredicted: state.logPredicted + Math.log(predicted),
    logPooled: state.logPooled + logProbability(pooledMargin(model, difference), floor),
  };
}

/** All comparisons of a person, one by one. */
export function observeAll(
  model: PreferenceModel,
  comparisons: Comparisons,
  options: MixtureOptions = {},
): PersonState {
  let state = startPerson(model);
  for (let at = 0; at < comparisons.count; at += 1)
    state = observe(model, state, differenceAt(comparisons, at), options);
  return state;
}

/** Probability of each seen person; sums to 1. */
export function posterior({ logPosterior }: PersonState): Float64Array {
  const most = logPosterior.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const probabilities = logPosterior.map((value) => Math.exp(value - most));
  const total = probabilities.reduce((sum, value) => sum + value, 0);
  return probabilities.map((value) => value / total);
}

/** The person's weights: those of the seen people by their probability. With no comparison, the mean person's. */
export function mixtureWeights({ weights, rank }: PreferenceModel, state: PersonState): Float32Array {
  const mixed = new Float64Array(rank);
  for (const [person, probability] of posterior(state).entries()) {
    for (let at = 0; at < rank; at += 1)
      mixed[at] = (mixed[at] ?? 0) + probability * (weights[person * rank + at] ?? 0);
  }
  return Float32Array.from(mixed);
}

/** z_h = d · Vᵀw_h / s of each seen person: how strongly they would choose so. The basis is met once, then `rank` numbers a person. */
export function seenMargins(model: PreferenceModel, difference: ArrayLike<number>): Float64Array {
  const { basis, weights, rank, dimension, people, temperature } = model;
  requireDifference(model, difference);
  const projected = new Float64Array(rank);
  for (let row = 0; row < rank; row += 1) {
    let sum = 0;
    for (let column = 0; column < dimension; column += 1)
      sum += (basis[row * dimension + column] ?? 0) * (difference[column] ?? 0);
    projected[row] = sum / temperature;
  }
  const margins = new Float64Array(people);
  for (let person = 0; person < people; person += 1) {
    let sum = 0;
    for (let at = 0; at < rank; at += 1) sum += (projected[at] ?? 0) * (weights[person * rank + at] ?? 0);
    margins[person] = sum;
  }
  return margins;
}

function requireDifference({ dimension }: PreferenceModel, difference: ArrayLike<number>): void {
  if (difference.length !== dimension)
    throw invalid(
      `A comparison has ${difference.length} dimensions, the model ${dimension}. Embed texts by the model that the population was embedded by.`,
    );
  requireFinite('A comparison', difference);
}

function pooledMargin({ pooled, temperature }: PreferenceModel, difference: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < pooled.length; at += 1) sum += (pooled[at] ?? 0) * (difference[at] ?? 0);
  return sum / temperature;
}

/** log[(1−ε)σ(z) + εσ(−z)]; without ε by log1p, so that a huge margin loses nothing. */
function logProbability(margin: number, floor: number): number {
  if (floor === 0) return margin > 0 ? -Math.log1p(Math.exp(-margin)) : margin - Math.log1p(Math.exp(margin));
  return Math.log(floor + (1 - 2 * floor) / (1 + Math.exp(-margin)));
}
