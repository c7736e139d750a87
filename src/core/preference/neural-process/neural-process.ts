import { createBackend, createTape, createWorkspace } from '../../numerics/tensor/index.ts';
import { invalid } from '../invalid.ts';
import { type Comparison, type Features, placeFeatures } from './comparison.ts';
import { recordPeople, recordRewards } from './network.ts';
import type { TrainedWeights } from './trained-weights.ts';
import { createWeights, parameterNames } from './weights.ts';

export interface NeuralRanking {
  /** Places of the candidates, best first; of equals the earlier one. */
  readonly order: readonly number[];
  /** Reward of each candidate, in the given order. Only differences mean something: σ(difference) is the probability of the choice. */
  readonly scores: readonly number[];
  /** Place of the candidate that suits most people: the best one when nothing is known of the person. */
  readonly population: number;
}

/** A trained network. It keeps nothing of a person: what is known comes in with each call. */
export interface NeuralProcess {
  readonly dimension: number;
  /**
   * The code of a person, from up to 1,000 comparisons in any order (differences by order are below 1e-4). None is a person of whom nothing is known. Comparisons that contradict
   * each other are allowed: they are averaged. Training has seen up to ten (`mostContext`); far more of them is beyond what was learned.
   */
  encode(context: readonly Comparison[]): Float32Array;
  /** Reward of each candidate for the person with this code; it does not depend on the other candidates. */
  score(person: Float32Array, candidates: readonly Features[]): readonly number[];
  rank(person: Float32Array, candidates: readonly Features[]): NeuralRanking;
}

export interface NeuralProcessOptions {
  readonly engine?: 'simd' | 'plain';
}

const mostComparisons = 1000;
/** Candidates that are scored together: their number does not change a score, only how much memory is needed. */
const together = 256;

/** A trained network, ready to encode and score. */
export function openNeuralProcess(trained: TrainedWeights, options: NeuralProcessOptions = {}): NeuralProcess {
  const { dimension, hidden } = trained;
  const parameters = parameterNames.reduce((sum, name) => sum + trained.values[name].length, 0);
  const working = 8 * (mostComparisons + together) * (2 * dimension + hidden) + 2 ** 20;
  const backend = createBackend({ capacity: 2 * parameters + working, ...options });
  const weights = createWeights(backend, trained);
  for (const name of parameterNames) weights[name].data.set(trained.values[name]);
  const workspace = createWorkspace(backend);

  const encode = (context: readonly Comparison[]): Float32Array => {
    if (context.length > mostComparisons)
      throw invalid(`${context.length} comparisons are more than ${mostComparisons}. Give the newest ones.`);
    const tape = createTape(workspace, { gradients: 'none' });
    const comparisons = tape.input([1, context.length, 2 * dimension]);
    context.forEach(({ chosen, rejected }, at) => {
      placeFeatures(chosen, dimension, {
        into: comparisons.data,
        at: 2 * at,
        what: `The chosen text of comparison ${at}`,
      });
      placeFeatures(rejected, dimension, {
        into: comparisons.data,
        at: 2 * at + 1,
        what: `The rejected text of comparison ${at}`,
      });
    });
    const code = recordPeople(tape, weights, comparisons);
    tape.forward();
    return Float32Array.from(code.data);
  };

  const scoreSome = (person: Float32Array, candidates: readonly Features[], before: number): readonly number[] => {
    const tape = createTape(workspace, { gradients: 'none' });
    const texts = tape.input([1, candidates.length, dimension]);
    candidates.forEach((candidate, at) => {
      placeFeatures(candidate, dimension, { into: texts.data, at, what: `Candidate ${before + at}` });
    });
    const codes = tape.input([1, hidden]);
    codes.data.set(person);
    const rewards = recordRewards(tape, weights, texts, trained.conditioned === 'nobody' ? null : codes);
    tape.forward();
    return Array.from(rewards.data);
  };

  const score = (person: Float32Array, candidates: readonly Features[]): readonly number[] => {
    requireCode(person, hidden);
    const scores: number[] = [];
    for (let at = 0; at < candidates.length; at += together)
      scores.push(...scoreSome(person, candidates.slice(at, at + together), at));
    return scores;
  };

  const nobody = encode([]);
  return {
    dimension,
    encode,
    score,
    rank: (person, candidates) => {
      if (candidates.length === 0) throw invalid('There is no candidate to rank. Give one or more.');
      const scores = score(person, candidates);
      return { scores, order: orderOf(scores), population: orderOf(score(nobody, candidates))[0] ?? 0 };
    },
  };
}

function orderOf(scores: readonly number[]): readonly number[] {
  return scores.map((_, at) => at).toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

function requireCode(person: Float32Array, hidden: number): void {
  if (person.length !== hidden || !person.every(Number.isFinite))
    throw invalid(
      `A code of ${person.length} numbers is none of this network, whose codes are ${hidden} finite numbers. Make it with \`encode\` of the same network.`,
    );
}
