import { describe, expect, test } from 'vitest';
import { countFeatures, namedCounts } from '../counting/count-features.ts';
import { characterGrams, mostFrequentWords, punctuationMarks } from '../counting/feature-set.ts';
import { StylometryError } from '../stylometry-error.ts';
import { countCorpus } from './count-corpus.ts';
import { fitSpace } from './fit-space.ts';
import type { SpaceVector } from './space.ts';
import { vectorOf } from './vector-of.ts';

const training = [
  { author: 'D1', text: 'the cat and the dog' },
  { author: 'D2', text: 'the dog of the cat of the house' },
  { author: 'D3', text: 'a cat and a dog and a bird' },
];
const query = 'the bird of the hill and the cat';
const six = (values: ArrayLike<number>): readonly number[] => Array.from(values, (value) => Number(value.toFixed(6)));
const valuesOf = ({ values }: SpaceVector): readonly number[] => six(values);

describe('S1: golden D', () => {
  const space = fitSpace(training, { set: mostFrequentWords(), top: 4, moments: 'pooled' });

  test('takes the four most frequent words of all texts, ties by code points', () => {
    expect(space.features).toEqual(['the', 'a', 'and', 'cat']);
  });

  test('divides by all words of the text', () => {
    expect(training.map(({ text }) => valuesOf(vectorOf(space, text)))).toEqual([
      [0.4, 0, 0.2, 0.2],
      [0.375, 0, 0, 0.125],
      [0, 0.375, 0.25, 0.125],
    ]);
    expect(valuesOf(vectorOf(space, query))).toEqual([0.375, 0, 0.125, 0.125]);
  });

  test('has the golden means and sample deviations', () => {
    expect(six(space.mean)).toEqual([0.258333, 0.125, 0.15, 0.15]);
    expect(six(space.deviation)).toEqual([0.224072, 0.216506, 0.132288, 0.043301]);
  });

  test('ranks all eight words by their totals', () => {
    const all = fitSpace(training, { set: mostFrequentWords() });

    expect(all.features).toEqual(['the', 'a', 'and', 'cat', 'dog', 'of', 'bird', 'house']);
  });
});

describe('S1: golden T', () => {
  const space = fitSpace(
    [
      { author: 'a', text: 'ab abc' },
      { author: 'b', text: 'ab abd' },
    ],
    { set: characterGrams(), weighting: 'tf-idf' },
  );

  test('weighs n-grams by how few texts show them', () => {
    const idf = new Map(
      space.features.map((name, at) => [name, Number(space.inverseDocumentFrequency[at]?.toFixed(6))]),
    );

    expect(idf).toEqual(
      new Map([
        [' ab', 1],
        ['ab ', 1],
        ['b a', 1],
        ['abc', 1.405465],
        ['abd', 1.405465],
        ['bc ', 1.405465],
        ['bd ', 1.405465],
      ]),
    );
  });

  test('ignores an n-gram no training text has, and gives vectors of length 1', () => {
    const vector = vectorOf(space, 'ab abc abc');

    expect(vector.form === 'sparse' && vector.indices.length).toBe(5);
    expect(vector.values.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 12);
  });
});

describe('moments', () => {
  const unequal = [
    { author: 'one', text: 'a a a b' },
    { author: 'one', text: 'a a b b' },
    { author: 'two', text: 'a b b b' },
  ];

  test('balanced ones let every author weigh the same', () => {
    const { mean, deviation } = fitSpace(unequal, { set: mostFrequentWords() });

    expect(six(mean)).toEqual([0.4375, 0.5625]);
    // By hand: a is .25 with weight 1/2 (mean .4375), .75 and .5 with 1/4 each.
    expect(six(deviation)).toEqual(six([Math.sqrt(0.04296875), Math.sqrt(0.04296875)]));
  });

  test('pooled ones let every text weigh the same', () => {
    const { mean, deviation } = fitSpace(unequal, { set: mostFrequentWords(), moments: 'pooled' });

    expect(six(mean)).toEqual([0.5, 0.5]);
    expect(six(deviation)).toEqual([0.25, 0.25]);
  });

  test('with test texts they leak and say so', () => {
    const space = fitSpace(unequal, {
      set: mostFrequentWords(),
      moments: 'with-test',
      test: [{ text: 'c c c c' }],
    });

    expect([six(space.mean), space.features, space.leaks]).toEqual([[0.375, 0.375], ['a', 'b'], true]);
  });

  test('with test texts are the same for hashed features as for named ones', () => {
    const moments = [null, 15].map((hashBits) => {
      const set = characterGrams({ hashBits });
      const test = [{ text: 'b b a a c' }];
      return six(fitSpace(unequal, { set, moments: 'with-test', test }).mean).toSorted();
    });

    expect(moments[1]).toEqual(moments[0]);
  });

  test('a feature on which all texts agree has deviation zero, not what rounding leaves', () => {
    const { deviation } = fitSpace(
      ['a b c d e f g h i j', 'a b c d e f g h i k', 'a b c d e f g h i l'].map((text) => ({ text })),
      { set: mostFrequentWords(), top: 3 },
    );

    expect([...deviation]).toEqual([0, 0, 0]);
  });
});

describe('which features are kept', () => {
  test.each([
    { name: 'culling at 0 keeps all of the top', options: { top: 4, culling: 0 }, kept: ['the', 'a', 'and', 'cat'] },
    {
      name: 'culling at a half drops what one text of three has',
      options: { top: 4, culling: 0.5 },
      kept: ['the', 'and', 'cat'],
    },
    { name: 'culling at 1 keeps what all have', options: { top: 4, culling: 1 }, kept: ['cat'] },
    {
      name: 'a least number of texts applies before the top',
      options: { top: 3, minDocuments: 2 },
      kept: ['the', 'and', 'cat'],
    },
  ])('$name', ({ options, kept }) => {
    expect(fitSpace(training, { set: mostFrequentWords(), ...options }).features).toEqual(kept);
  });
});

describe('feeding', () => {
  test('texts may come one by one, or counted already, and give the same space', () => {
    const set = characterGrams({ sizes: [2, 3] });
    const stream = function* (): Generator<{ author: string; text: string }> {
      yield* training;
    };
    const counted = countCorpus(training, set).map(({ author, counts }) => ({ author: author ?? '', text: counts }));
    const separately = training.map(({ author, text }) => ({ author, text: countFeatures(text, set) }));

    const hashes = [training, stream(), counted, separately].map((texts) => fitSpace(texts, { set }).spaceHash);

    expect(new Set(hashes).size).toBe(1);
  });

  test('a hashed set gives as many features as buckets were hit', () => {
    const space = fitSpace(training, { set: characterGrams({ hashBits: 15 }) });
    const byName = fitSpace(training, { set: characterGrams() });

    expect(space.features.length).toBe(byName.features.length);
    expect(valuesOf(vectorOf(space, query)).toSorted()).toEqual(valuesOf(vectorOf(byName, query)).toSorted());
  });

  test('counts of another feature set are refused with what to do', () => {
    const space = fitSpace(training, { set: mostFrequentWords() });
    const counts = countFeatures(query, punctuationMarks());

    expect(() => vectorOf(space, counts)).toThrow(/count the text again with countFeatures/);
  });

  test.each([
    ['no texts', [], {}],
    ['a top of none', training, { top: 0 }],
    ['a share above one', training, { culling: 20 }],
    ['a part of a text', training, { minDocuments: 0.5 }],
    ['test texts that nobody uses', training, { test: [] }],
  ])('%s is refused', (_, texts, options) => {
    expect(() => fitSpace(texts, { set: mostFrequentWords(), ...options })).toThrow(StylometryError);
  });
});

test('names of counts come back', () => {
  expect(namedCounts(countFeatures('ab ab', characterGrams({ sizes: [2] })))).toEqual(
    new Map([
      [' a', 2],
      ['ab', 2],
      ['b ', 2],
    ]),
  );
});
