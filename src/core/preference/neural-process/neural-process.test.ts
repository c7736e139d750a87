import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { fillNormal } from '../../numerics/tensor/index.ts';
import type { Comparison } from './comparison.ts';
import { loadNeuralProcess, saveNeuralProcess } from './index.ts';
import { measureAccuracy } from './measure-accuracy.ts';
import { type NeuralProcess, openNeuralProcess } from './neural-process.ts';
import { createConflictTask } from './simulation/conflict-task.ts';
import { createContinuumTask } from './simulation/continuum-task.ts';
import { createToyTask } from './simulation/toy-task.ts';
import { type TrainingOptions, trainNeuralProcess } from './train-neural-process.ts';

/** Far smaller than the reference, whose size and lines `npm run bench -- np-btl` has: enough to see each effect. */
const small = { hidden: 32, people: 32, seed: 1 };

const conflict = createConflictTask({ seed: 1, noise: 0.5, dimension: 8, trainPairs: 4_000 });
const conflictTraining: TrainingOptions = { ...small, dimension: 8, draw: conflict.train, steps: 150 };
const trained = trainNeuralProcess(conflictTraining);
const network = openNeuralProcess(trained);

const texts = Array.from({ length: 40 }, (_, at) => {
  const text = new Float32Array(8);
  fillNormal(text, createRandom(at));
  return text;
});
const text = (at: number): Float32Array => texts[at] as Float32Array; // 40 stand above
const context: readonly Comparison[] = Array.from({ length: 6 }, (_, at) => ({
  chosen: text(2 * at),
  rejected: text(2 * at + 1),
}));
const candidates = texts.slice(20, 28);

describe('people who disagree on every pair', () => {
  const measure = (shots: number, controls: readonly ('own' | 'flipped' | 'random' | 'other')[] = ['own']) =>
    measureAccuracy(trained, { draw: conflict.test, context: shots, controls, batches: 5, seed: 2 });

  test('NP-3: one comparison tells much of the person, three more, and without any nothing is known', () => {
    const means = [0, 1, 3].map((shots) => measure(shots).own?.mean ?? 0);

    expect(means[0]).toBeCloseTo(0.5, 1);
    expect(means[1]).toBeGreaterThan(0.75);
    expect(means[2]).toBeGreaterThan(Math.max(0.85, means[1] ?? 0));
  });

  test('NP-3: Bradley–Terry of everybody together stays a coin', () => {
    const population = trainNeuralProcess({ ...conflictTraining, conditioned: 'nobody' });

    const { own } = measureAccuracy(population, { draw: conflict.test, context: 5, batches: 5, seed: 2 });

    expect(Math.abs((own?.mean ?? 0) - 0.5)).toBeLessThan(0.03);
  });

  test("NP-5: inverted choices give the mirror image, choices by coin and another person's nothing", () => {
    const { own, flipped, random, other } = measure(10, ['own', 'flipped', 'random', 'other']);

    expect(own?.mean).toBeGreaterThan(0.85);
    expect(flipped?.mean).toBeLessThan(0.2);
    expect(Math.abs((random?.mean ?? 0) - 0.5)).toBeLessThan(0.08);
    expect(Math.abs((other?.mean ?? 0) - 0.5)).toBeLessThan(0.08);
    expect(own?.people).toBe(500);
  });
});

test('NP-1, NP-2: the toy people are told apart by their comparisons, and not better than can be', () => {
  const toy = createToyTask({ seed: 1 });
  const learned = trainNeuralProcess({ ...small, dimension: 1, draw: toy.train, steps: 300, learningRate: 3e-3 });

  const means = [0, 5].map(
    (shots) => measureAccuracy(learned, { draw: toy.test, context: shots, batches: 5, seed: 2 }).own?.mean ?? 0,
  );

  expect(Math.abs((means[0] ?? 0) - toy.ceiling(0))).toBeLessThan(0.05);
  expect(means[1]).toBeGreaterThan(0.88);
  expect(means[1]).toBeLessThan(toy.ceiling(5) + 0.01);
});

describe('NP-7', () => {
  test('the order of the context changes no score by more than 1e-4', () => {
    const scores = network.score(network.encode(context), candidates);
    const turned = network.score(network.encode(context.toReversed()), candidates);

    expect(Math.max(...scores.map((score, at) => Math.abs(score - (turned[at] ?? 0))))).toBeLessThan(1e-4);
  });

  test('an empty context is somebody of whom nothing is known: finite, and as in a measurement without context', () => {
    const nobody = network.score(network.encode([]), candidates);
    const known = network.score(network.encode(context), candidates);

    expect(nobody.every(Number.isFinite)).toBe(true);
    expect(nobody).not.toEqual(known);
    expect(network.rank(network.encode([]), candidates).order[0]).toBe(
      network.rank(network.encode(context), candidates).population,
    );
    const { own, none } = measureAccuracy(trained, {
      draw: conflict.test,
      context: 0,
      controls: ['own', 'none'],
      batches: 1,
      seed: 3,
    });
    expect(own).toEqual(none);
  });
});

describe('NP-8', () => {
  test('a measurement refuses draws in which context and targets could share a comparison', () => {
    expect(() => measureAccuracy(trained, { draw: conflict.train, context: 10, people: 1000, seed: 1 })).toThrow(
      /same comparison twice among 30/,
    );
  });

  test.each([
    ['toy', createToyTask({ seed: 1, trainPairs: 10, testPairs: 60 })],
    ['conflict', createConflictTask({ seed: 1, noise: 0.5, dimension: 4, trainPairs: 10, testPairs: 60 })],
    ['continuum', createContinuumTask({ seed: 1, dimension: 4, people: 5, trainPrompts: 60, testPrompts: 60 })],
  ])('the %s task gives nobody a comparison twice', (_, { dimension, test: draw }) => {
    const batch = {
      people: 20,
      count: 30,
      dimension,
      pairs: new Float32Array(20 * 60 * dimension),
      ids: new Int32Array(600),
    };

    draw(batch, createRandom(1));

    for (let person = 0; person < 20; person += 1)
      expect(new Set(batch.ids.subarray(30 * person, 30 * (person + 1))).size).toBe(30);
    expect(batch.pairs.every((value) => value !== 0)).toBe(true);
  });

  test('the same seed gives the same bits, on either engine, and another seed others', () => {
    const brief: TrainingOptions = { ...conflictTraining, steps: 12, hidden: 8, people: 4 };
    const saved = [brief, brief, { ...brief, engine: 'plain' as const }, { ...brief, seed: 2 }].map((options) =>
      saveNeuralProcess(trainNeuralProcess(options)),
    );

    expect(saved[1]).toBe(saved[0]);
    expect(saved[2]).toBe(saved[0]);
    expect(saved[3]).not.toBe(saved[0]);
  });
});

test('NP-6: in a continuum of tastes the own context beats that of another person', () => {
  const continuum = createContinuumTask({
    seed: 1,
    dimension: 8,
    criteria: 3,
    alpha: 0.05,
    people: 200,
    trainPrompts: 500,
  });
  const learned = trainNeuralProcess({ ...small, dimension: 8, draw: continuum.train, steps: 250, learningRate: 3e-3 });

  const { own, other } = measureAccuracy(learned, {
    draw: continuum.test,
    context: 10,
    controls: ['own', 'other'],
    batches: 5,
    seed: 2,
  });

  expect((own?.mean ?? 0) - (other?.mean ?? 0)).toBeGreaterThan(0.1);
});

describe('ranking', () => {
  test('puts the highest reward first, and of equals the earlier', () => {
    const { order, scores } = network.rank(network.encode(context), [...candidates, text(20)]);

    expect(order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(order.map((at) => scores[at])).toEqual(scores.toSorted((a, b) => b - a));
    expect(order.indexOf(0)).toBe(order.indexOf(8) - 1);
  });

  test('gives a candidate the same score alone and among many', () => {
    const person = network.encode(context);
    const many = Array.from({ length: 300 }, (_, at) => text(at % 40));

    const scores = network.score(person, many);

    expect([0, 7, 255, 256, 299].map((at) => scores[at])).toEqual(
      [0, 7, 255, 256, 299].map((at) => network.score(person, [text(at % 40)])[0]),
    );
  });

  test('follows what the person chose: a text much like the chosen ones comes before one like the rejected', () => {
    const { order } = network.rank(network.encode([{ chosen: text(1), rejected: text(2) }]), [text(2), text(1)]);
    const inverted = network.rank(network.encode([{ chosen: text(2), rejected: text(1) }]), [text(2), text(1)]);

    expect([order[0], inverted.order[0]]).toEqual([1, 0]);
  });

  test('takes comparisons that contradict each other', () => {
    const both = [
      { chosen: text(0), rejected: text(1) },
      { chosen: text(1), rejected: text(0) },
    ];

    const scores = network.score(network.encode(both), candidates);

    expect(scores.every(Number.isFinite)).toBe(true);
    const turned = network.score(network.encode(both.toReversed()), candidates);
    expect(Math.max(...scores.map((score, at) => Math.abs(score - (turned[at] ?? 0))))).toBeLessThan(1e-4);
  });
});

const wrongUses: Readonly<Record<string, readonly [(network: NeuralProcess) => unknown, RegExp]>> = {
  'a candidate of another dimension': [(one) => one.score(one.encode([]), [[1, 2]]), /Candidate 0 .* 2 numbers.* 8/],
  'a later candidate that is no number': [
    (one) => one.score(one.encode([]), [text(0), new Float32Array(8).fill(Number.NaN)]),
    /Candidate 1 holds NaN at place 0/,
  ],
  'a huge number': [
    (one) => one.encode([{ chosen: text(0), rejected: new Float32Array(8).fill(1e30) }]),
    /rejected text of comparison 0 holds 1.*e\+30/,
  ],
  'an infinite number': [
    (one) => one.encode([{ chosen: new Array(8).fill(Number.POSITIVE_INFINITY), rejected: text(0) }]),
    /chosen text of comparison 0 holds Infinity/,
  ],
  'a comparison of texts of two dimensions': [
    (one) => one.encode([{ chosen: text(0), rejected: text(0).subarray(1) }]),
    /rejected text of comparison 0 .* 7 numbers/,
  ],
  'too many comparisons': [
    (one) => one.encode(new Array(1001).fill({ chosen: text(0), rejected: text(1) })),
    /1001 comparisons are more than 1000/,
  ],
  'a code of another network': [(one) => one.score(new Float32Array(3), [text(0)]), /code of 3 numbers/],
  'a code that is no number': [(one) => one.score(new Float32Array(32).fill(Number.NaN), [text(0)]), /code of 32/],
  'nothing to rank': [(one) => one.rank(one.encode([]), []), /no candidate to rank/],
};

test.each(Object.entries(wrongUses))('%s is refused', (_, [use, message]) => {
  expect(() => use(network)).toThrow(message);
});

test.each<readonly [string, Partial<TrainingOptions>, RegExp]>([
  ['no step', { steps: 0 }, /steps is 0/],
  ['half a dimension', { dimension: 0.5 }, /dimension is 0.5/],
  ['no learning', { learningRate: 0 }, /learningRate is 0/],
  ['more context than comparisons', { mostContext: 21 }, /21 of 20 comparisons/],
  ['a seed below 0', { seed: -1 }, /seed is -1/],
  [
    'texts without numbers',
    { draw: ({ pairs }) => pairs.fill(Number.NaN) },
    /loss of step 0 is NaN.*variance of about 1/,
  ],
])('training with %s is refused', (_, options, message) => {
  expect(() => trainNeuralProcess({ ...conflictTraining, ...options })).toThrow(message);
});

test.each<readonly [string, object, RegExp]>([
  ['half a comparison', { context: 0.5 }, /context is 0.5/],
  ['nobody', { people: 0 }, /people is 0/],
  ['no target', { targets: Number.NaN }, /targets is NaN/],
])('measuring with %s is refused', (_, options, message) => {
  expect(() => measureAccuracy(trained, { draw: conflict.test, context: 1, seed: 1, ...options })).toThrow(message);
});

test('without a candidate there is no score', () => {
  expect(network.score(network.encode(context), [])).toEqual([]);
});

describe('a saved network', () => {
  const saved = saveNeuralProcess(trained);

  test('scores as before, bit for bit', () => {
    const again = openNeuralProcess(loadNeuralProcess(saved));

    expect(again.score(again.encode(context), candidates)).toEqual(network.score(network.encode(context), candidates));
    expect(loadNeuralProcess(saved)).toEqual(trained);
  });

  const changed = (change: (file: Record<string, unknown>) => unknown): string =>
    JSON.stringify(change(JSON.parse(saved)));

  test.each<readonly [string, string, RegExp]>([
    ['cut off', saved.slice(0, 1000), /no JSON/],
    ['of another kind', '{"format":"a letter"}', /no saved neural process/],
    ['nothing', 'null', /no saved neural process/],
    ['of another version', changed((file) => ({ ...file, version: 2 })), /version 2, and version 1 is read/],
    ['changed in one place', saved.replace('"hidden":32', '"hidden":16'), /checksum/],
    ['without a body', changed(({ body: _, ...file }) => file), /checksum/],
  ])('that is %s is refused', (_, text, message) => {
    expect(() => loadNeuralProcess(text)).toThrow(message);
  });

  test('whose numbers are not finite, or too few, is refused though its checksum fits', () => {
    const withValues = (values: Float32Array): string =>
      saveNeuralProcess({ ...trained, values: { ...trained.values, decoderBias: values } });

    expect(() => loadNeuralProcess(withValues(new Float32Array(32).fill(Number.NaN)))).toThrow(
      /"decoderBias".* 32 finite/,
    );
    expect(() => loadNeuralProcess(withValues(new Float32Array(31)))).toThrow(/"decoderBias"/);
    expect(() => loadNeuralProcess(saveNeuralProcess({ ...trained, hidden: 0 }))).toThrow(/width 0/);
  });
});
