import { expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import type { Comparison } from './comparison.ts';
import { drawFromPeople } from './index.ts';
import { measureAccuracy } from './measure-accuracy.ts';
import { openNeuralProcess } from './neural-process.ts';
import { trainNeuralProcess } from './train-neural-process.ts';

const random = createRandom(1);

/** Texts of two numbers; half of the people want the first to be large, the others want it small. The second number matters to nobody. */
function comparisonsOf(person: number, count: number): readonly Comparison[] {
  return Array.from({ length: count }, () => {
    const [low, high] = [-random.next() - 0.1, random.next() + 0.1];
    const [small, large] = [low, high].map((value) => [value, random.next()] as const);
    return person % 2 === 0
      ? { chosen: large ?? [], rejected: small ?? [] }
      : { chosen: small ?? [], rejected: large ?? [] };
  });
}

const people = Array.from({ length: 40 }, (_, person) => comparisonsOf(person, 30));

test("a network learns from a list of people's comparisons whom a candidate suits", () => {
  const draw = drawFromPeople(people.slice(0, 30), { dimension: 2 });
  const unseen = drawFromPeople(people.slice(30), { dimension: 2, repeats: 'never' });
  const trained = trainNeuralProcess({
    dimension: 2,
    draw,
    steps: 60,
    hidden: 16,
    people: 16,
    learningRate: 1e-2,
    seed: 1,
  });
  const network = openNeuralProcess(trained);

  const likesLarge = network.encode([{ chosen: [0.5, 0], rejected: [-0.5, 0] }]);
  const likesSmall = network.encode([{ chosen: [-0.5, 0], rejected: [0.5, 0] }]);

  expect(
    network.rank(likesLarge, [
      [-0.8, 0],
      [0.8, 0],
    ]).order,
  ).toEqual([1, 0]);
  expect(
    network.rank(likesSmall, [
      [-0.8, 0],
      [0.8, 0],
    ]).order,
  ).toEqual([0, 1]);
  const { own } = measureAccuracy(trained, { draw: unseen, context: 3, batches: 2, seed: 1 });
  expect(own?.mean).toBeGreaterThan(0.9);
});

test('people with too few comparisons serve training and are left out of measuring', () => {
  const list = [people[0] ?? [], comparisonsOf(1, 2)];
  const batch = { people: 50, count: 5, dimension: 2, pairs: new Float32Array(1000), ids: new Int32Array(250) };

  drawFromPeople(list, { dimension: 2 })(batch, createRandom(1));
  const kinds = new Set(Array.from({ length: 50 }, (_, person) => (batch.pairs[20 * person] ?? 0) > 0));
  drawFromPeople(list, { dimension: 2, repeats: 'never' })(batch, createRandom(1));

  expect(kinds.size).toBe(2);
  for (let person = 0; person < 50; person += 1) {
    expect(new Set(batch.ids.subarray(5 * person, 5 * person + 5)).size).toBe(5);
    expect(batch.pairs[20 * person]).toBeGreaterThan(0);
  }
});

test.each<readonly [string, readonly (readonly Comparison[])[], RegExp]>([
  ['nobody', [], /nobody to learn from/],
  ['a person without comparisons', [people[0] ?? [], []], /Person 1 has no comparison/],
  [
    'a text of another dimension',
    [[{ chosen: [1], rejected: [1, 2] }]],
    /chosen text of comparison 0 of person 0 .* 1 numbers/,
  ],
  ['a number that is none', [[{ chosen: [1, 2], rejected: [1, Number.NaN] }]], /rejected text .* holds NaN at place 1/],
])('%s is refused', (_, list, message) => {
  expect(() => drawFromPeople(list, { dimension: 2 })).toThrow(message);
});

test('a network of another dimension is refused', () => {
  const draw = drawFromPeople(people, { dimension: 2 });

  expect(() => trainNeuralProcess({ dimension: 3, draw, steps: 1, seed: 1 })).toThrow(/by 2 numbers, the network by 3/);
});

test('a measurement without anybody who has enough comparisons is refused', () => {
  const draw = drawFromPeople([comparisonsOf(0, 4)], { dimension: 2, repeats: 'never' });
  const batch = { people: 1, count: 5, dimension: 2, pairs: new Float32Array(20), ids: new Int32Array(5) };

  expect(() => draw(batch, createRandom(1))).toThrow(/None of 1 people has 5 different comparisons/);
});
