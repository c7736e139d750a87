import { createRandom, type SeededRandom } from '../../numerics/seeded-random.ts';
import { createBackend, createTape, createWorkspace } from '../../numerics/tensor/index.ts';
import { invalid, requireWhole } from '../invalid.ts';
import { summariseAccuracies } from '../measures.ts';
import { recordMargins, recordPeople } from './network.ts';
import type { ComparisonBatch, DrawComparisons } from './train-neural-process.ts';
import type { TrainedWeights } from './trained-weights.ts';
import { createWeights, parameterNames } from './weights.ts';

/**
 * What the network is told of a person: their own comparisons, none, their own with every choice inverted, their own with choices by coin, or the
 * comparisons of another person.
 */
export type ContextControl = 'own' | 'none' | 'flipped' | 'random' | 'other';

export interface AccuracyOptions {
  readonly draw: DrawComparisons;
  /** Comparisons of the context (k). */
  readonly context: number;
  readonly controls?: readonly ContextControl[];
  /** Comparisons of each person that are told apart. Default 20. */
  readonly targets?: number;
  /** People in a batch, default 100, and batches, default 20. */
  readonly people?: number;
  readonly batches?: number;
  readonly seed: number;
}

export interface Accuracy {
  /** Mean over people of the share of their targets whose chosen text has the higher reward; equal rewards count half. */
  readonly mean: number;
  /** The 10th percentile over people. */
  readonly p10: number;
  /** People it rests on. */
  readonly people: number;
}

/**
 * Accuracy on comparisons that are not in the context, for each control on the same people. Throws when a draw gives a person the same comparison
 * twice: it could stand on both sides.
 */
export function measureAccuracy(
  trained: TrainedWeights,
  { draw, context, controls = ['own'], targets = 20, people = 100, batches = 20, seed }: AccuracyOptions,
): Readonly<Partial<Record<ContextControl, Accuracy>>> {
  requireWhole('context', context, 0);
  requireWhole('seed', seed, 0);
  for (const [name, value] of Object.entries({ targets, people, batches })) requireWhole(name, value, 1);
  const random = createRandom(seed);
  const { dimension } = trained;
  const judge = recordJudge(trained, { people, context, targets });
  const judgeAlone = recordJudge(trained, { people, context: 0, targets });
  const count = context + targets;
  const batch: ComparisonBatch = {
    people,
    count,
    dimension,
    pairs: new Float32Array(people * count * 2 * dimension),
    ids: new Int32Array(people * count),
  };
  const shares = controls.map((): number[] => []);
  for (let round = 0; round < batches; round += 1) {
    draw(batch, random);
    requireDistinct(batch);
    controls.forEach((control, at) => {
      const { setTargets, setContext, run } = control === 'none' ? judgeAlone : judge;
      setTargets(batch, context);
      if (control !== 'none') setContext(batch, control, random);
      shares[at]?.push(...run());
    });
  }
  return Object.fromEntries(controls.map((control, at) => [control, summarised(shares[at] ?? [])]));
}

interface JudgeSize {
  readonly people: number;
  readonly context: number;
  readonly targets: number;
}

/** Margins of targets of several people under contexts, as a tape that is run once a batch and control. */
function recordJudge(trained: TrainedWeights, { people, context, targets }: JudgeSize) {
  const { dimension } = trained;
  const backend = createBackend();
  const weights = createWeights(backend, trained);
  for (const name of parameterNames) weights[name].data.set(trained.values[name]);
  const tape = createTape(createWorkspace(backend), { gradients: 'none' });
  const shown = tape.input([people, context, 2 * dimension]);
  const pairs = tape.input([people, targets, 2, dimension]);
  const codes = trained.conditioned === 'nobody' ? null : recordPeople(tape, weights, shown);
  const margins = recordMargins(tape, weights, pairs, codes);
  const pair = 2 * dimension;
  return {
    setTargets(batch: ComparisonBatch, first: number): void {
      for (let person = 0; person < people; person += 1) {
        const start = (person * batch.count + first) * pair;
        pairs.data.set(batch.pairs.subarray(start, start + targets * pair), person * targets * pair);
      }
    },
    setContext(batch: ComparisonBatch, control: ContextControl, random: SeededRandom): void {
      for (let person = 0; person < people; person += 1) {
        const whose = control === 'other' ? (person + people - 1) % people : person;
        for (let at = 0; at < context; at += 1) {
          const from = (whose * batch.count + at) * pair;
          const into = (person * context + at) * pair;
          const inverted = control === 'flipped' || (control === 'random' && random.integer(2) === 1);
          const [chosen, rejected] = inverted ? [dimension, 0] : [0, dimension];
          shown.data.set(batch.pairs.subarray(from + chosen, from + chosen + dimension), into);
          shown.data.set(batch.pairs.subarray(from + rejected, from + rejected + dimension), into + dimension);
        }
      }
    },
    /** Share of right targets of each person. */
    run(): readonly number[] {
      tape.forward();
      return Array.from({ length: people }, (_, person) => {
        let right = 0;
        for (let at = 0; at < targets; at += 1) {
          const margin = margins.data[person * targets + at] ?? 0;
          right += margin > 0 ? 1 : margin === 0 ? 0.5 : 0;
        }
        return right / targets;
      });
    },
  };
}

function requireDistinct({ people, count, ids }: ComparisonBatch): void {
  for (let person = 0; person < people; person += 1) {
    const own = ids.subarray(person * count, (person + 1) * count);
    if (new Set(own).size < count)
      throw invalid(
        `A person was drawn with the same comparison twice among ${count}, so that context and targets may share it. Draw different ones to measure on.`,
      );
  }
}

function summarised(shares: readonly number[]): Accuracy {
  return { ...summariseAccuracies(shares), people: shares.length };
}
