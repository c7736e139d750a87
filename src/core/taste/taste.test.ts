import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import {
  chooseByTaste,
  fitTaste,
  mostTellingPair,
  probabilityBetter,
  type TasteChoice,
  tasteFeatures,
  tasteRow,
  tellDifference,
} from './index.ts';

const long =
  'Hello Robin,\n\nI am writing about the boiler, which has not worked since May. We have talked to the landlord, and they are sending two people. It will take until Monday, so you are free to come by at ten.\n\nBest regards,\nKim';
const short = 'The boiler has not worked since May. Two people come on Monday.';
const middle = 'Hello Robin,\n\nThe boiler has not worked since May. Two people come on Monday, at ten.';
const prefersShort: TasteChoice = { left: tasteRow(short), right: tasteRow(long), chosen: 'left' };

const features = [{ share: 0.3 }, { share: 0.3 }, { share: 0.3 }];

function choicesBy(weights: readonly number[], count: number, seed: number): readonly TasteChoice[] {
  const random = createRandom(seed);
  const row = () => weights.map(() => 4 * random.next() - 2);
  return Array.from({ length: count }, () => {
    const [left, right] = [row(), row()];
    const margin = weights.reduce((sum, weight, at) => sum + weight * ((left[at] ?? 0) - (right[at] ?? 0)), 0);
    return { left, right, chosen: random.next() < 1 / (1 + Math.exp(-margin)) ? 'left' : 'right' };
  });
}

test('finds the weights that the choices were made by', () => {
  const taste = fitTaste(choicesBy([1.5, 0, -1], 400, 3), { features });

  expect([...taste.weights]).toEqual([1.5, 0, -1].map((weight) => expect.closeTo(weight, 0)));
  expect(taste.foretold).toBeGreaterThan(100);
});

test('the order of choices and the side of a text change nothing', () => {
  const choices = choicesBy([1.5, 0, -1], 9, 3);
  const turned = choices
    .toReversed()
    .map(
      ({ left, right, chosen }) =>
        ({ left: right, right: left, chosen: chosen === 'left' ? 'right' : 'left' }) as const,
    );

  const [one, other] = [fitTaste(choices, { features }), fitTaste(turned, { features })];

  expect([...one.weights]).toEqual([...other.weights].map((weight) => expect.closeTo(weight, 6)));
});

test('without a choice nothing is liked, and the order that was there stays', () => {
  const taste = fitTaste([]);

  expect([...taste.weights]).toEqual(tasteFeatures.map(() => 0));
  expect(probabilityBetter(taste, tasteRow(short), tasteRow(long))).toBeCloseTo(0.5, 12);
  expect(chooseByTaste(taste, [tasteRow(long), tasteRow(short)])).toEqual({
    ...{ order: [0, 1], abstained: 'no-comparisons', confidence: null, words: [] },
  });
});

test('some choices for the short text without greeting take such a text, and say why', () => {
  const greeted = tasteRow(`Hello Robin,\n\n${short}`);
  const ungreeted: TasteChoice = { left: greeted, right: tasteRow(short), chosen: 'right' };
  const taste = fitTaste([prefersShort, prefersShort, prefersShort, ungreeted, ungreeted, ungreeted]);

  const { order, abstained, confidence, words } = chooseByTaste(taste, [
    tasteRow(long),
    tasteRow(middle),
    tasteRow(short),
  ]);

  expect({ order, abstained }).toEqual({ order: [2, 1, 0], abstained: null });
  expect(confidence).toBeGreaterThan(0.8);
  expect(words).toContain('shorter');
  expect(words).toContain('no greeting');
});

test('one choice makes something likelier and not clear', () => {
  const taste = fitTaste([prefersShort]);

  const better = probabilityBetter(taste, tasteRow(short), tasteRow(middle));

  expect(better).toBeGreaterThan(0.5);
  expect(better).toBeLessThan(0.9);
});

test('choices that contradict each other leave the order as it was', () => {
  const taste = fitTaste(
    Array.from({ length: 8 }, (_, at) => ({ ...prefersShort, chosen: at % 2 === 0 ? 'left' : 'right' }) as const),
  );

  expect(chooseByTaste(taste, [tasteRow(long), tasteRow(short)]).abstained).toBe('not-foretold');
});

test('ties alone say that nothing is preferred', () => {
  const taste = fitTaste(Array.from({ length: 6 }, () => ({ ...prefersShort, chosen: 'tie' }) as const));

  expect(probabilityBetter(taste, tasteRow(short), tasteRow(long))).toBeCloseTo(0.5, 6);
});

test('texts that are alike are neither ordered nor asked about', () => {
  const taste = fitTaste([prefersShort, prefersShort, prefersShort]);
  const rows = [tasteRow(short), tasteRow(short)];

  expect(chooseByTaste(taste, rows)).toMatchObject({ order: [0, 1], words: [] });
  expect(mostTellingPair(taste, rows)).toEqual({ left: 0, right: 1, information: 0 });
  expect(mostTellingPair(taste, [tasteRow(short)])).toBeNull();
});

test('asks about what is not known yet', () => {
  const known = fitTaste(
    choicesBy([2, 0, 0], 60, 5).map(({ left, right, chosen }) => ({
      left: [left[0] ?? 0, 0, 0],
      right: [right[0] ?? 0, 0, 0],
      chosen,
    })),
    { features },
  );

  const pair = mostTellingPair(known, [
    [0, 0, 0],
    [2, 0, 0],
    [0, 2, 0],
  ]);

  expect(pair).toMatchObject({ left: 0, right: 2 });
});

test('a new person is like one of the others before long', () => {
  const others = [1, 2, 3, 4].map((seed) =>
    fitTaste(choicesBy(seed % 2 === 0 ? [2, 0, 2] : [-2, 0, 2], 60, seed), { features }),
  );
  const own = choicesBy([2, 0, 2], 2, 11);
  const [a, b] = [
    [0, 0, 1],
    [0, 0, 0],
  ];

  const [alone, among] = [fitTaste(own, { features }), fitTaste(own, { features, others })];

  expect(probabilityBetter(among, a as number[], b as number[])).toBeGreaterThan(
    probabilityBetter(alone, a as number[], b as number[]),
  );
  expect(probabilityBetter(fitTaste([], { features, others }), a as number[], b as number[])).toBeGreaterThan(0.7);
});

test('a population of one other is taken', () => {
  const other = fitTaste(choicesBy([2, 0, 0], 60, 1), { features });

  expect(fitTaste([], { features, others: [other] }).weights[0]).toBeGreaterThan(0);
});

test('10,000 choices are taken in, and a slip among them changes little', () => {
  const choices = choicesBy([1, 0, -1], 10_000, 4);
  const taste = fitTaste(choices, { features });

  expect([...taste.weights]).toEqual([1, 0, -1].map((weight) => expect.closeTo(weight, 0)));
});

test('what a text does not tell counts for neither side', () => {
  const [tells, silent] = [
    [1, Number.NaN, 0],
    [1, 5, 0],
  ];
  const taste = fitTaste(choicesBy([0, 2, 0], 60, 6), { features });

  expect(probabilityBetter(taste, tells, silent)).toBe(0.5);
});

test.each([
  {
    name: 'other features',
    choice: { left: [1, 2], right: [1, 2], chosen: 'left' },
    says: 'has 2 features, the taste 3',
  },
  {
    name: 'infinite values',
    choice: { left: [1, 2, Infinity], right: [1, 2, 3], chosen: 'left' },
    says: 'holds Infinity',
  },
  { name: 'huge values', choice: { left: [1, 2, 1e9], right: [1, 2, 3], chosen: 'left' }, says: 'holds 1000000000' },
] as const)('refuses $name', ({ choice, says }) => {
  expect(() => fitTaste([choice], { features })).toThrow(says);
});

test('tells at most three differences, and none that cannot be seen', () => {
  const taste = fitTaste(Array.from({ length: 9 }, () => prefersShort));

  expect(tellDifference(taste, tasteRow(short), tasteRow(short))).toEqual([]);
  expect(tellDifference(taste, tasteRow(short), tasteRow(long)).length).toBeLessThanOrEqual(3);
  expect(tellDifference(taste, tasteRow(long), tasteRow(short))).toEqual([]);
});
