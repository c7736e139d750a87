import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { createRandom } from '../src/core/numerics/seeded-random.ts';
import {
  type Accuracy,
  type ContextControl,
  createConflictTask,
  createContinuumTask,
  createToyTask,
  measureAccuracy,
  openNeuralProcess,
  type SimulatedTask,
  saveNeuralProcess,
  type TrainedWeights,
  trainNeuralProcess,
} from '../src/core/preference/neural-process/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { measureNumpyTraining } from './np-btl-numpy.ts';

/** Comparisons of the context at which accuracy is measured. */
const shots = [0, 1, 3, 5, 10] as const;
const everyControl: readonly ContextControl[] = ['own', 'none', 'flipped', 'random', 'other'];

type Figures = Record<string, number | boolean | null>;

/**
 * Neural-process Bradley–Terry on the simulators of its reference: accuracies in % on unseen comparisons (task C: unseen people), mean over seeds, and its
 * acceptance lines NP-1 to NP-9. `--quick`: one seed and a tenth of the steps, so that most lines fail.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const plan: Plan = { seed, shorten: quick ? 10 : 1 };
  const seeds = (count: number): readonly number[] => Array.from({ length: quick ? 1 : count }, (_, at) => seed + at);
  // Beside our own training, so that both meet the same machine.
  const speed = speedFigures(plan);
  const numpy = { toyNumpyCpuS: quick ? null : measureNumpyTraining(seed) };
  const toy = toyFigures(plan, seeds(3));
  const conflict = conflictFigures(plan, seeds(2));
  const continuum = continuumFigures(plan, seeds(2));
  return {
    name: 'np-btl',
    figures: {
      ...speed,
      np9: isFaster(speed['toyTrainingCpuS'], numpy.toyNumpyCpuS),
      ...toy,
      ...conflict,
      ...continuum,
    },
    baseline: { ...reference, ...numpy },
    n: quick ? 1 : 3,
    seed,
  };
}

/** Beside NumPy on the same machine, which took less than PyTorch on the reference's; null where it is not measured. */
function isFaster(own: number | boolean | null | undefined, numpy: number | null): boolean | null {
  return numpy === null ? null : Number(own) < numpy;
}

interface Plan {
  readonly seed: number;
  /** What steps are divided by. */
  readonly shorten: number;
}

/** The tables of the reference simulation, k = 0/1/3/5/10, and the targets of the acceptance lines. */
const reference = {
  toyAt1: 85.7,
  toyAt3: 93.6,
  toyAt5: 96.5,
  toyAt10: 98.3,
  publishedToyAt1: 86.6,
  publishedToyAt3: 94.7,
  publishedToyAt5: 97.4,
  publishedToyAt10: 98.9,
  conflictAt1: 83.5,
  conflictAt3: 90.7,
  conflictAt10: 91.5,
  conflictFlippedAt10: 8.4,
  noisyConflictAt1: 60.3,
  noisyConflictAt10: 72.4,
  continuumAt1: 93.3,
  continuumAt3: 97.1,
  continuumAt5: 98.1,
  continuumAt10: 98.7,
  continuumPopulation: 87.9,
  loreGradientAt3: 95.1,
  toyNumpyReferenceCpuS: 7,
  toyPyTorchReferenceCpuSTarget: 8.2,
};

function train(task: SimulatedTask, steps: number, seed: number, conditioned: TrainedWeights['conditioned']) {
  return trainNeuralProcess({ dimension: task.dimension, draw: task.train, steps, seed, conditioned });
}

interface Measured {
  /** Accuracy in % by shots, and by control at ten of them. */
  readonly byShots: readonly number[];
  readonly byControl: Readonly<Record<ContextControl, number>>;
  /** 10th percentile over people at ten shots, in %. */
  readonly p10: number;
}

function measure(trained: TrainedWeights, task: SimulatedTask, seed: number): Measured {
  const percent = (accuracy: Accuracy | undefined): number => 100 * (accuracy?.mean ?? Number.NaN);
  const byShots = shots.map((context) =>
    percent(measureAccuracy(trained, { draw: task.test, context, seed: seed + context }).own),
  );
  const controls = measureAccuracy(trained, { draw: task.test, context: 10, controls: everyControl, seed: seed + 100 });
  return {
    byShots,
    byControl: {
      own: percent(controls.own),
      none: percent(controls.none),
      flipped: percent(controls.flipped),
      random: percent(controls.random),
      other: percent(controls.other),
    },
    p10: 100 * (controls.own?.p10 ?? Number.NaN),
  };
}

/** Figures of several seeds as their means, with the population standard deviation at ten shots. */
function summarise(name: string, runs: readonly Measured[]): Figures {
  const figures: Figures = {};
  shots.forEach((k, at) => {
    figures[`${name}At${k}`] = meanOf(runs.map(({ byShots }) => byShots[at] ?? Number.NaN));
  });
  const last = runs.map(({ byShots }) => byShots.at(-1) ?? Number.NaN);
  figures[`${name}At10Deviation`] = Math.sqrt(meanOf(last.map((value) => (value - meanOf(last)) ** 2)));
  for (const control of everyControl)
    figures[`${name}${control[0]?.toUpperCase()}${control.slice(1)}Context`] = meanOf(
      runs.map(({ byControl }) => byControl[control]),
    );
  figures[`${name}P10At10`] = meanOf(runs.map(({ p10 }) => p10));
  return figures;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function populationAccuracy(trained: TrainedWeights, task: SimulatedTask, seed: number): number {
  return 100 * (measureAccuracy(trained, { draw: task.test, context: 0, seed }).own?.mean ?? Number.NaN);
}

/** NP-1: near the published accuracies; NP-2: not above what can be known. */
function toyFigures({ shorten }: Plan, seeds: readonly number[]): Figures {
  const published = [76.4, 86.6, 94.7, 97.4, 98.9];
  const runs = seeds.map((seed) => {
    const task = createToyTask({ seed });
    const neural = measure(train(task, 1000 / shorten, seed, 'by-context'), task, seed);
    const population = populationAccuracy(train(task, 1000 / shorten, seed, 'nobody'), task, seed);
    const above = Math.max(...neural.byShots.map((value, at) => value - 100 * task.ceiling(shots[at] ?? 0)));
    return { neural, population, above };
  });
  const figures = summarise(
    'toy',
    runs.map(({ neural }) => neural),
  );
  const population = meanOf(runs.map((one) => one.population));
  const gaps = shots.slice(1).map((k, at) => Math.abs(Number(figures[`toyAt${k}`]) - (published[at + 1] ?? 0)));
  const aboveCeiling = Math.max(...runs.map(({ above }) => above));
  return {
    ...figures,
    toyPopulation: population,
    toyMostAboveCeiling: aboveCeiling,
    np1:
      Math.max(...gaps) <= 2.5 &&
      Math.abs(population - 75) <= 2 &&
      Math.abs(Number(figures['toyAt0']) - population) <= 1.5,
    np2: aboveCeiling <= 1,
  };
}

/** NP-3 and NP-5: people who disagree on every pair. */
function conflictFigures({ shorten }: Plan, seeds: readonly number[]): Figures {
  const at = (noise: number) =>
    seeds.map((seed) => {
      const task = createConflictTask({ seed, noise });
      const neural = measure(train(task, 1500 / shorten, seed, 'by-context'), task, seed);
      return { neural, population: populationAccuracy(train(task, 1500 / shorten, seed, 'nobody'), task, seed) };
    });
  const [clear, noisy] = [at(0.5), at(1.3)];
  const figures = {
    ...summarise(
      'conflict',
      clear.map(({ neural }) => neural),
    ),
    ...summarise(
      'noisyConflict',
      noisy.map(({ neural }) => neural),
    ),
    conflictPopulation: meanOf(clear.map(({ population }) => population)),
    noisyConflictPopulation: meanOf(noisy.map(({ population }) => population)),
  } as Figures & { conflictPopulation: number };
  const value = (name: string): number => Number(figures[name]);
  return {
    ...figures,
    np3:
      Math.abs(figures.conflictPopulation - 50) <= 2 &&
      value('conflictAt1') >= 80 &&
      value('conflictAt3') >= 88 &&
      value('noisyConflictAt1') >= 58 &&
      value('noisyConflictAt10') >= 68,
    np5:
      value('conflictFlippedContext') < 20 &&
      Math.abs(value('conflictRandomContext') - 50) <= 5 &&
      Math.abs(value('conflictOtherContext') - 50) <= 5,
  };
}

/** NP-4 and NP-6: a continuum of tastes, unseen people and prompts. */
function continuumFigures({ shorten }: Plan, seeds: readonly number[]): Figures {
  const runs = seeds.map((seed) => {
    const task = createContinuumTask({ seed });
    const neural = measure(train(task, 2500 / shorten, seed, 'by-context'), task, seed);
    return { neural, population: populationAccuracy(train(task, 2500 / shorten, seed, 'nobody'), task, seed) };
  });
  const figures = summarise(
    'continuum',
    runs.map(({ neural }) => neural),
  );
  const population = meanOf(runs.map((one) => one.population));
  const value = (name: string): number => Number(figures[`continuum${name}`]);
  return {
    ...figures,
    continuumPopulation: population,
    np4: value('At3') >= reference.loreGradientAt3 && value('At3') >= population + 7,
    np6: value('OwnContext') - value('OtherContext') >= 10 && value('RandomContext') <= population + 0.5,
  };
}

/** NP-7 (order), NP-8 (same seed, same bits) and NP-9 (times). */
function speedFigures({ seed, shorten }: Plan): Figures {
  const task = createToyTask({ seed });
  const before = process.cpuUsage();
  const trained = train(task, 1000 / shorten, seed, 'by-context');
  const toyTrainingCpuS = secondsSince(before);
  const again = train(task, 1000 / shorten, seed, 'by-context');
  const wide = createContinuumTask({ seed, people: 20, trainPrompts: 100, testPrompts: 100 });
  const network = openNeuralProcess(train(wide, 100, seed, 'by-context'));
  const batch = { people: 1, count: 18, dimension: 64, pairs: new Float32Array(18 * 128), ids: new Int32Array(18) };
  wide.test(batch, createRandom(seed));
  const text = (at: number): Float32Array => batch.pairs.subarray(at * 64, (at + 1) * 64);
  const context = Array.from({ length: 10 }, (_, at) => ({ chosen: text(2 * at), rejected: text(2 * at + 1) }));
  const candidates = Array.from({ length: 8 }, (_, at) => text(20 + at));
  const straight = network.score(network.encode(context), candidates);
  const turned = network.score(network.encode(context.toReversed()), candidates);
  const orderLargestChange = Math.max(...straight.map((score, at) => Math.abs(score - (turned[at] ?? 0))));
  const sameSeedSameBits = saveNeuralProcess(trained) === saveNeuralProcess(again);
  const person = network.encode(context);
  return {
    np7: orderLargestChange <= 1e-4,
    orderLargestChange,
    np8: sameSeedSameBits,
    toyTrainingCpuS,
    forwardOf10And8Ms: timeOf(() => network.score(network.encode(context), candidates)),
    scoreOf8Ms: timeOf(() => network.score(person, candidates)),
    savedKb: saveNeuralProcess(trained).length / 1024,
    memoryMb: process.resourceUsage().maxRSS / 1024,
  };
}

function secondsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Median time of one call in milliseconds, once it is warm. */
function timeOf(work: () => unknown): number {
  const times = Array.from({ length: 2000 }, () => {
    const before = performance.now();
    work();
    return performance.now() - before;
  });
  return times.slice(500).toSorted((a, b) => a - b)[750] ?? Number.NaN;
}
