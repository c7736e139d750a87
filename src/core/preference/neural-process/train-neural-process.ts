import type { HyperalignError } from '../../../errors.ts';
import { createRandom, type SeededRandom } from '../../numerics/seeded-random.ts';
import {
  createAdam,
  createBackend,
  createTape,
  createWorkspace,
  logSigmoid,
  mean,
  reshape,
  scale,
  slice,
  type Tape,
  type Tensor,
  type Workspace,
} from '../../numerics/tensor/index.ts';
import { invalid, requirePositive, requireWhole } from '../invalid.ts';
import { recordMargins, recordPeople } from './network.ts';
import { copyWeights, type TrainedWeights } from './trained-weights.ts';
import { createWeights, drawWeights, type NetworkSize, parameterNames, type Weights } from './weights.ts';

/** Comparisons of several people at once, to be filled in. */
export interface ComparisonBatch {
  readonly people: number;
  /** Comparisons of each. */
  readonly count: number;
  readonly dimension: number;
  /** people × count × (chosen text, rejected text) × dimension. */
  readonly pairs: Float32Array;
  /** people × count: which comparison stands there. Equal numbers of one person are the same comparison. */
  readonly ids: Int32Array;
}

/** Fills a batch with people and comparisons of theirs, drawn at random. */
export type DrawComparisons = (batch: ComparisonBatch, random: SeededRandom) => void;

export interface TrainingOptions {
  readonly dimension: number;
  readonly draw: DrawComparisons;
  /** Steps of Adam. 1,000 to 2,500 in the reference. */
  readonly steps: number;
  /** Default 64. */
  readonly hidden?: number;
  /**
   * `by-context`: a neural process. `nobody`: the same nets with z = 0, plain Bradley–Terry of everybody together, the baseline. Default `by-context`.
   */
  readonly conditioned?: 'by-context' | 'nobody';
  /** Default 1e-3; a fifth of it for the last 30 % of the steps. */
  readonly learningRate?: number;
  /** People in a step, default 64, and comparisons of each, default 20. */
  readonly people?: number;
  readonly comparisons?: number;
  /** Each step gives the first k of the comparisons as context, one k from 0 to this for all people. Default 10. */
  readonly mostContext?: number;
  readonly seed: number;
  readonly engine?: 'simd' | 'plain';
  /** Told of the loss of each step. */
  readonly onStep?: (step: number, loss: number) => void;
}

/**
 * Trains an encoder of comparisons and a reward that is conditioned on it: neural-process Bradley–Terry (arXiv 2412.13998, reduced model), by Adam on the
 * mean of −log σ(reward of the chosen − reward of the rejected). Equal options give equal bits, on either engine of the kernels, wherever
 * JavaScript's exponential and logarithm are the same (all of Node).
 */
export function trainNeuralProcess(options: TrainingOptions): TrainedWeights {
  const { dimension, hidden = 64, conditioned = 'by-context', seed, steps, learningRate = 1e-3 } = options;
  const { mostContext = 10, draw, onStep } = options;
  requireOptions(options);
  const size: NetworkSize = { dimension, hidden };
  const backend = createBackend({ ...(options.engine && { engine: options.engine }) });
  const weights = createWeights(backend, size);
  const random = createRandom(seed);
  drawWeights(weights, size, random);
  const workspace = createWorkspace(backend);
  const adam = createAdam(parameterNames.map((name) => weights[name]));
  const recordings: (Recording | undefined)[] = [];
  for (let step = 0; step < steps; step += 1) {
    const context = conditioned === 'nobody' ? 0 : random.integer(mostContext + 1);
    recordings[context] ??= record({ workspace, weights, context, ...options });
    const { tape, batch, loss } = recordings[context];
    draw(batch, random);
    tape.forward();
    const value = loss.data[0] ?? Number.NaN;
    if (!Number.isFinite(value)) throw divergence(step, value);
    onStep?.(step, value);
    tape.backward(loss);
    adam.step(step < 0.7 * steps ? learningRate : learningRate / 5);
  }
  return copyWeights(weights, { ...size, conditioned });
}

interface Recording {
  readonly tape: Tape;
  readonly batch: ComparisonBatch;
  readonly loss: Tensor;
}

interface RecordingOptions extends TrainingOptions {
  readonly workspace: Workspace;
  readonly weights: Weights;
  readonly context: number;
}

/** One step for a number of context comparisons. Targets are all comparisons, those of the context among them, as published: only evaluation keeps them apart. */
function record(options: RecordingOptions): Recording {
  const { workspace, weights, context, dimension, people = 64, comparisons: count = 20, conditioned } = options;
  const tape = createTape(workspace);
  const pairs = tape.input([people, count, 2, dimension]);
  const shown = slice(tape, reshape(pairs, [people, count, 2 * dimension]), 1, 0, context);
  const codes = conditioned === 'nobody' ? null : recordPeople(tape, weights, shown);
  const loss = scale(tape, mean(tape, logSigmoid(tape, recordMargins(tape, weights, pairs, codes))), -1);
  const batch = {
    people,
    count,
    dimension,
    // The backend of training is single precision.
    pairs: pairs.data as Float32Array,
    ids: new Int32Array(people * count),
  };
  return { tape, batch, loss };
}

function requireOptions({ comparisons = 20, mostContext = 10, ...options }: TrainingOptions): void {
  requireWhole('dimension', options.dimension, 1);
  requireWhole('hidden', options.hidden ?? 64, 1);
  requireWhole('steps', options.steps, 1);
  requireWhole('people', options.people ?? 64, 1);
  requireWhole('comparisons', comparisons, 1);
  requireWhole('seed', options.seed, 0);
  requireWhole('mostContext', mostContext, 0);
  requirePositive('learningRate', options.learningRate ?? 1e-3);
  if (mostContext > comparisons)
    throw invalid(
      `${mostContext} of ${comparisons} comparisons cannot be shown as context. Draw more comparisons a person, or lower mostContext.`,
    );
}

function divergence(step: number, loss: number): HyperalignError {
  return invalid(
    `The loss of step ${step} is ${loss}. Lower the learning rate, or bring the numbers that describe texts to a variance of about 1.`,
  );
}
