import { describe, expect, test } from 'vitest';
import { characterGrams, mostFrequentWords } from '../counting/feature-set.ts';
import { fitSpace } from '../space/fit-space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { StylometryError } from '../stylometry-error.ts';
import type { DistanceName, DistanceOptions } from './comparison.ts';
import { distance } from './distance.ts';

const training = ['the cat and the dog', 'the dog of the cat of the house', 'a cat and a dog and a bird'];
const query = 'the bird of the hill and the cat';
const space = fitSpace(
  training.map((text) => ({ text })),
  { set: mostFrequentWords(), top: 4, moments: 'pooled' },
);
const stylo: DistanceOptions = { compat: 'stylo' };

describe('S1: golden D', () => {
  const rows: readonly (readonly [string, DistanceName, DistanceOptions, number, readonly number[]])[] = [
    ['Burrows', 'burrows', {}, 1, [0.602642, 0.236228, 1.087632]],
    ['quadratic, mean', 'quadratic', {}, 1, [0.833469, 0.223214, 1.673422]],
    ['quadratic, sum', 'quadratic', {}, 4, [3.333877, 0.892857, 6.693687]],
    ['quadratic of stylo', 'quadratic', stylo, 1, [0.456473, 0.236228, 0.646804]],
    ['linear', 'linear', {}, 1, [1.021875, 0.375, 1.828125]],
    ['Eder, sum', 'eder', {}, 4, [0.828057, 0.472456, 3.445062]],
    ['Eder of stylo', 'eder', stylo, 1, [1.430699, 0.708683, 4.532694]],
    ['Eder, simple', 'eder-simple', {}, 1, [0.207404, 0.353553, 1.371191]],
    ['Cosine Delta', 'cosine-delta', {}, 1, [1.051536, 0.216947, 1.577657]],
    ['Canberra', 'canberra', {}, 1, [0.493797, 1, 2.333333]],
    ['Min-Max', 'min-max', {}, 1, [0.21875, 0.2, 0.777778]],
    ['cosine', 'cosine', {}, 1, [0.015268, 0.046537, 0.758253]],
  ];

  test.each(rows)('%s', (_, name, options, times, expected) => {
    const between = distance(name, space, options);

    const found = training.map(
      (text) => (between(vectorOf(space, query), vectorOf(space, text)) ?? Number.NaN) * times,
    );

    for (const [at, value] of expected.entries())
      expect(Math.abs((found[at] ?? Number.NaN) - value)).toBeLessThan(1e-6);
  });
});

test('S1: golden T, cosine similarities 0.979134 and 0.444147', () => {
  const grams = fitSpace([{ text: 'ab abc' }, { text: 'ab abd' }], { set: characterGrams(), weighting: 'tf-idf' });
  const between = distance('cosine', grams);

  const [a, b] = ['ab abc', 'ab abd'].map((text) => between(vectorOf(grams, 'ab abc abc'), vectorOf(grams, text)));

  expect(Math.abs(1 - (a ?? 0) - 0.979134)).toBeLessThan(1e-6);
  expect(Math.abs(1 - (b ?? 0) - 0.444147)).toBeLessThan(1e-6);
});

describe('refusals', () => {
  const other = fitSpace([{ text: 'other words altogether' }, { text: 'other texts' }], { set: mostFrequentWords() });

  test('a vector of another space names both and what to do', () => {
    const ask = (): unknown => distance('burrows', space)(vectorOf(space, query), vectorOf(other, query));

    expect(ask).toThrow(StylometryError);
    expect(ask).toThrow(`this vector is of space ${other.spaceHash}, compared is in space ${space.spaceHash}`);
    expect(ask).toThrow('vectorOf(space, text)');
  });

  test('a distance by z-scores is refused in a space without moments', () => {
    const grams = fitSpace([{ text: 'ab abc' }], { set: characterGrams(), weighting: 'tf-idf' });

    expect(() => distance('burrows', grams)).toThrow(/fit the space with weighting: "relative"/);
  });

  test('nothing is said of a text without direction', () => {
    const nothing = vectorOf(space, '');

    expect(distance('cosine', space)(nothing, vectorOf(space, query))).toBeNull();
    expect(distance('min-max', space)(nothing, nothing)).toBeNull();
    expect(distance('jensen-shannon', space)(nothing, vectorOf(space, query))).toBeNull();
  });

  test('no feature on which texts differ means no distance', () => {
    const same = fitSpace([{ text: 'one two' }, { text: 'two one' }], { set: mostFrequentWords() });

    expect(distance('burrows', same)(vectorOf(same, 'one'), vectorOf(same, 'two'))).toBeNull();
  });
});
