import { describe, expect, test } from 'vitest';
import { createRandom, type SeededRandom } from '../numerics/index.ts';
import {
  asAWhole,
  chooseByTaste,
  type EmbeddingDirections,
  findDirections,
  fitTaste,
  probabilityBetter,
  type TasteChoice,
  tasteFeatures,
  tasteRow,
} from './index.ts';

const plain = 'The boiler has not worked since May. Two people come on Monday.';
const longer = `${plain} They will be there until the evening, and they bring a ladder of their own along.`;

/** Texts that differ by a planted direction and, less, by chance in the other numbers. */
function vectorAt(place: number, random: SeededRandom): Float64Array {
  const raw = Float64Array.from({ length: 24 }, (_, at) => (at === 5 ? place : 0.3 * (random.next() - 0.5)));
  raw[0] = 4;
  return ofLengthOne(raw);
}

function ofLengthOne(vector: Float64Array): Float64Array {
  const norm = Math.hypot(...vector);
  return vector.map((value) => value / norm);
}

type Pair = readonly [Float64Array, Float64Array];

function plantedPairs(count: number, random: SeededRandom): readonly Pair[] {
  return Array.from({ length: count }, () => [
    vectorAt(random.next() - 0.5, random),
    vectorAt(random.next() - 0.5, random),
  ]);
}

/** Choices between texts that are counted alike, by the planted place, or by coin. */
function choicesOf(
  pairs: readonly Pair[],
  directions: EmbeddingDirections,
  coin?: SeededRandom,
): readonly TasteChoice[] {
  return pairs.map(([left, right]) => ({
    left: rowOf(plain, left, directions),
    right: rowOf(plain, right, directions),
    chosen: (coin === undefined ? (left[5] ?? 0) > (right[5] ?? 0) : coin.next() > 0.5) ? 'left' : 'right',
  }));
}

function rowOf(text: string, vector: Float64Array | null, directions: EmbeddingDirections): Float64Array {
  return Float64Array.of(...tasteRow(text), ...directions.place(vector));
}

function tasteFrom(pairs: readonly Pair[], candidates: readonly Float64Array[], coin?: SeededRandom) {
  const directions = findDirections({ comparisons: pairs, candidates });
  const features = [...tasteFeatures, ...directions.features];
  return { directions, taste: fitTaste(choicesOf(pairs, directions, coin), { features }) };
}

describe('a taste that is in no counted feature', () => {
  const random = createRandom(3);
  const pairs = plantedPairs(20, random);
  const candidates = [-0.4, 0.4].map((place) => vectorAt(place, random));

  test('is found along the direction it lies in, and told without a word of its own', () => {
    const { directions, taste } = tasteFrom(pairs, candidates);

    const ranking = chooseByTaste(
      taste,
      candidates.map((vector) => rowOf(plain, vector, directions)),
    );

    expect(ranking).toMatchObject({ order: [1, 0], abstained: null, words: [asAWhole] });
    expect(ranking.confidence).toBeGreaterThan(0.8);
  });

  test.each([1, 2, 3, 4])('is not found in choices by coin (seed %i)', (seed) => {
    const { directions, taste } = tasteFrom(pairs, candidates, createRandom(seed));

    const ranking = chooseByTaste(
      taste,
      candidates.map((vector) => rowOf(plain, vector, directions)),
    );

    expect(ranking.order).toEqual([0, 1]);
    expect(ranking.words).toEqual([]);
  });
});

test('a readable reason stays the reason where embeddings differ by chance', () => {
  const random = createRandom(8);
  const pairs = plantedPairs(8, random);
  const candidates = [0.1, 0.2].map((place) => vectorAt(place, random));
  const directions = findDirections({ comparisons: pairs, candidates });
  const choices = pairs.map(([left, right]) => ({
    left: rowOf(longer, left, directions),
    right: rowOf(plain, right, directions),
    chosen: 'right' as const,
  }));
  const taste = fitTaste(choices, { features: [...tasteFeatures, ...directions.features] });

  const { order, words } = chooseByTaste(taste, [
    rowOf(longer, candidates[0] ?? null, directions),
    rowOf(plain, candidates[1] ?? null, directions),
  ]);

  expect(order).toEqual([1, 0]);
  expect(words[0]).toBe('shorter');
});

test('a far embedding does not outweigh a taste that is counted', () => {
  const random = createRandom(9);
  const pairs = plantedPairs(10, random);
  const far = ofLengthOne(Float64Array.from({ length: 24 }, (_, at) => (at === 5 ? -50 : 1)));
  const directions = findDirections({ comparisons: pairs, candidates: [far, far] });
  const choices = pairs.map(([left, right]) => ({
    left: rowOf(longer, left, directions),
    right: rowOf(plain, right, directions),
    chosen: 'right' as const,
  }));
  const taste = fitTaste(choices, { features: [...tasteFeatures, ...directions.features] });

  expect(
    probabilityBetter(taste, rowOf(plain, far, directions), rowOf(longer, pairs[0]?.[0] ?? null, directions)),
  ).toBeGreaterThan(0.5);
});

test('the same texts give the same directions, and the order of pairs changes nothing but signs', () => {
  const pairs = plantedPairs(12, createRandom(4));
  const [one] = pairs[0] ?? [null];

  const found = findDirections({ comparisons: pairs, candidates: [] });
  const again = findDirections({ comparisons: pairs, candidates: [] });
  const turned = findDirections({ comparisons: pairs.toReversed(), candidates: [] });

  expect(found.place(one)).toEqual(again.place(one));
  const sizes = (directions: EmbeddingDirections) => [...directions.place(one)].map(Math.abs);
  expect(sizes(turned)).toEqual(sizes(found).map((size) => expect.closeTo(size, 3)));
});

test('along the first direction texts differ by one, and along no later one by more', () => {
  const pairs = plantedPairs(30, createRandom(5));

  const { features, place } = findDirections({ comparisons: pairs, candidates: [] });

  const spreads = features.map((_, at) => {
    const squares = pairs.map(([left, right]) => ((place(left)[at] ?? 0) - (place(right)[at] ?? 0)) ** 2);
    return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length);
  });
  expect(spreads[0]).toBeCloseTo(1, 6);
  expect(spreads).toEqual(spreads.toSorted((a, b) => b - a));
  expect(features).toHaveLength(4);
  expect(features.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(0.1, 12);
});

test('texts that are alike have no directions, and a text without an embedding tells nothing', () => {
  const one = vectorAt(0.2, createRandom(6));

  expect(findDirections({ comparisons: [[one, one]], candidates: [one, one] }).features).toEqual([]);
  expect(findDirections({ comparisons: [[one, null]], candidates: [null] }).features).toEqual([]);
  const { place } = findDirections({ comparisons: plantedPairs(5, createRandom(7)), candidates: [] });
  expect([...place(null)].every(Number.isNaN)).toBe(true);
});

test('a person beside others, who were read by counts alone, is fitted as one alone is', () => {
  const random = createRandom(10);
  const pairs = plantedPairs(20, random);
  const directions = findDirections({ comparisons: pairs, candidates: [] });
  const features = [...tasteFeatures, ...directions.features];
  const other = fitTaste(
    Array.from({ length: 9 }, () => ({ left: tasteRow(plain), right: tasteRow(longer), chosen: 'left' as const })),
  );

  const { weights } = fitTaste(choicesOf(pairs, directions), { features, others: [other] });

  expect(weights).toHaveLength(features.length);
  expect(weights.every(Number.isFinite)).toBe(true);
});
