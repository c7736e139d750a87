import { createRandom, type SeededRandom } from '../../numerics/index.ts';
import { standardNormal } from '../../numerics/standard-normal.ts';
import type { Comparisons } from '../comparisons.ts';
import { requirePositive, requireWhole } from '../invalid.ts';
import { dirichlet } from './dirichlet.ts';

export interface LinearPopulationOptions {
  readonly seed: number;
  /** Dimensions of an embedding. Default 64. */
  readonly dimension?: number;
  /** Reward models that tastes are mixed of. Default 10. */
  readonly scorers?: number;
  /** How much of every reward direction is one shared quality, from 0 to 1. Default 0.05. */
  readonly share?: number;
  /** Standard deviation of what a score has beside the linear part. Default 0.3. */
  readonly noise?: number;
  /** Concentration of people's weights. Default 0.1. */
  readonly alpha?: number;
  /** `best-worst`: the best against the worst of eight responses by the person's utility. `random`: two random ones. Default `best-worst`. */
  readonly pairs?: 'best-worst' | 'random';
  /** Steepness of label noise of random pairs: the better one is chosen with σ(β Δu); 0 is no label noise. Default 0. */
  readonly beta?: number;
  readonly seenPeople?: number;
  readonly unseenPeople?: number;
  /** Training comparisons of a seen person. Default 47. */
  readonly pairsEach?: number;
  /** Comparisons of an unseen person to adapt to. Default 20. */
  readonly shots?: number;
  /** Test comparisons of every person, from prompts of their own. Default 200. */
  readonly testPairs?: number;
  readonly trainPrompts?: number;
  readonly testPrompts?: number;
}

/** Prompts with eight responses each. */
export interface ScoredPrompts {
  readonly prompts: number;
  /** prompts × 8 × dimension. */
  readonly embeddings: Float32Array;
  /** prompts × 8 × scorers, each scorer with mean 0 and standard deviation 1. */
  readonly scores: Float32Array;
}

export interface SimulatedPerson {
  /** True weights on the scorers. */
  readonly weights: Float32Array;
  readonly comparisons: Comparisons;
  readonly test: Comparisons;
}

export interface LinearPopulation {
  readonly dimension: number;
  readonly scorers: number;
  /** True directions of the scorers, scorers × dimension. */
  readonly directions: Float32Array;
  /** A direction that points roughly to the shared quality, as a general reward model would. */
  readonly reference: Float32Array;
  readonly seen: readonly SimulatedPerson[];
  readonly unseen: readonly SimulatedPerson[];
  readonly testPrompts: ScoredPrompts;
}

export const responsesOfPrompt = 8;

/**
 * People whose taste is a mixture of linear reward models: w ~ Dirichlet(α), score_j = e · v_j + noise with v_j between a shared quality and an own
 * direction, standardised per scorer and split; utility = w · scores. Comparisons of training and test come from different prompts.
 */
export function simulateLinearPopulation(options: LinearPopulationOptions): LinearPopulation {
  const settings = { ...defaults, ...options };
  requireSettings(settings);
  const { seed, dimension, scorers, share, alpha } = settings;
  const random = createRandom(seed);
  const normal = standardNormal(random);
  const quality = unitVector(dimension, normal);
  const directions = drawDirections({ quality, scorers, share }, normal);
  const train = drawPrompts(directions, settings.trainPrompts, { settings, normal });
  const testPrompts = drawPrompts(directions, settings.testPrompts, { settings, normal });
  const drawWeights = dirichlet(random, { alpha, parts: scorers });
  const person = (pairsEach: number): SimulatedPerson => {
    const weights = drawWeights();
    const drawing = { settings, random, weights };
    return {
      weights,
      comparisons: drawComparisons(train, pairsEach, drawing),
      test: drawComparisons(testPrompts, settings.testPairs, drawing),
    };
  };
  return {
    dimension,
    scorers,
    directions,
    reference: quality.map((value) => value + (0.5 * normal()) / Math.sqrt(dimension)),
    seen: Array.from({ length: settings.seenPeople }, () => person(settings.pairsEach)),
    unseen: Array.from({ length: settings.unseenPeople }, () => person(settings.shots)),
    testPrompts,
  };
}

type Settings = Required<LinearPopulationOptions>;

const defaults = {
  dimension: 64,
  scorers: 10,
  share: 0.05,
  noise: 0.3,
  alpha: 0.1,
  pairs: 'best-worst',
  beta: 0,
  seenPeople: 500,
  unseenPeople: 200,
  pairsEach: 47,
  shots: 20,
  testPairs: 200,
  trainPrompts: 4000,
  testPrompts: 500,
} as const;

function requireSettings(settings: Settings): void {
  for (const name of ['dimension', 'scorers', 'seenPeople', 'pairsEach', 'testPairs', 'trainPrompts'] as const)
    requireWhole(name, settings[name], 1);
  for (const name of ['seed', 'unseenPeople', 'shots'] as const) requireWhole(name, settings[name], 0);
  requireWhole('trainPrompts', settings.trainPrompts, Math.max(settings.pairsEach, settings.shots));
  requireWhole('testPrompts', settings.testPrompts, settings.testPairs);
  requirePositive('alpha', settings.alpha);
}

function unitVector(dimension: number, normal: () => number): Float32Array {
  return normalised(Float32Array.from({ length: dimension }, normal));
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return vector.map((value) => value / length);
}

interface Mixing {
  readonly quality: Float32Array;
  readonly scorers: number;
  readonly share: number;
}

function drawDirections({ quality, scorers, share }: Mixing, normal: () => number): Float32Array {
  const dimension = quality.length;
  const directions = new Float32Array(scorers * dimension);
  for (let scorer = 0; scorer < scorers; scorer += 1) {
    const own = unitVector(dimension, normal);
    const mixed = own.map((value, at) => Math.sqrt(share) * (quality[at] ?? 0) + Math.sqrt(1 - share) * value);
    directions.set(normalised(mixed), scorer * dimension);
  }
  return directions;
}

function drawPrompts(
  directions: Float32Array,
  prompts: number,
  { settings, normal }: { readonly settings: Settings; readonly normal: () => number },
): ScoredPrompts {
  const { dimension, scorers, noise } = settings;
  const responses = prompts * responsesOfPrompt;
  const embeddings = new Float32Array(responses * dimension);
  for (let at = 0; at < embeddings.length; at += 1) embeddings[at] = normal();
  const scores = new Float32Array(responses * scorers);
  for (let response = 0; response < responses; response += 1) {
    for (let scorer = 0; scorer < scorers; scorer += 1) {
      let sum = noise * normal();
      for (let at = 0; at < dimension; at += 1)
        sum += (embeddings[response * dimension + at] ?? 0) * (directions[scorer * dimension + at] ?? 0);
      scores[response * scorers + scorer] = sum;
    }
  }
  standardiseColumns(scores, scorers);
  return { prompts, embeddings, scores };
}

function standardiseColumns(matrix: Float32Array, columns: number): void {
  const rows = matrix.length / columns;
  for (let column = 0; column < columns; column += 1) {
    let [sum, squares] = [0, 0];
    for (let row = 0; row < rows; row += 1) {
      const value = matrix[row * columns + column] ?? 0;
      sum += value;
      squares += value * value;
    }
    const mean = sum / rows;
    const deviation = Math.sqrt(squares / rows - mean * mean);
    for (let row = 0; row < rows; row += 1)
      matrix[row * columns + column] = ((matrix[row * columns + column] ?? 0) - mean) / deviation;
  }
}

interface Drawing {
  readonly settings: Settings;
  readonly random: SeededRandom;
  readonly weights: Float32Array;
}

function drawComparisons(from: ScoredPrompts, count: number, { settings, random, weights }: Drawing): Comparisons {
  const { dimension, pairs, beta } = settings;
  const differences = new Float32Array(count * dimension);
  for (const [row, prompt] of drawPlaces(random, from.prompts, count).entries()) {
    const utilities = utilitiesOf(from, weights, prompt);
    const [chosen, rejected] = pairs === 'best-worst' ? bestAndWorst(utilities) : randomPair(utilities, beta, random);
    for (let at = 0; at < dimension; at += 1)
      differences[row * dimension + at] =
        (from.embeddings[(prompt * responsesOfPrompt + chosen) * dimension + at] ?? 0) -
        (from.embeddings[(prompt * responsesOfPrompt + rejected) * dimension + at] ?? 0);
  }
  return { dimension, count, differences };
}

/** `count` different places below `below`. */
function drawPlaces(random: SeededRandom, below: number, count: number): readonly number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(random.integer(below));
  return [...drawn];
}

/** Of the eight responses to a prompt, for a person with these weights on the scorers. */
export function utilitiesOf({ scores }: ScoredPrompts, weights: Float32Array, prompt: number): Float64Array {
  const scorers = weights.length;
  const utilities = new Float64Array(responsesOfPrompt);
  for (let response = 0; response < responsesOfPrompt; response += 1) {
    const from = (prompt * responsesOfPrompt + response) * scorers;
    let sum = 0;
    for (let at = 0; at < scorers; at += 1) sum += (scores[from + at] ?? 0) * (weights[at] ?? 0);
    utilities[response] = sum;
  }
  return utilities;
}

function bestAndWorst(utilities: Float64Array): readonly [number, number] {
  let [best, worst] = [0, 0];
  for (let at = 1; at < utilities.length; at += 1) {
    if ((utilities[at] ?? 0) > (utilities[best] ?? 0)) best = at;
    if ((utilities[at] ?? 0) < (utilities[worst] ?? 0)) worst = at;
  }
  return [best, worst];
}

function randomPair(utilities: Float64Array, beta: number, random: SeededRandom): readonly [number, number] {
  const one = random.integer(responsesOfPrompt);
  const other = (one + 1 + random.integer(responsesOfPrompt - 1)) % responsesOfPrompt;
  const gap = (utilities[one] ?? 0) - (utilities[other] ?? 0);
  const chosen = beta > 0 ? random.next() <= 1 / (1 + Math.exp(-beta * gap)) : gap > 0;
  return chosen ? [one, other] : [other, one];
}
