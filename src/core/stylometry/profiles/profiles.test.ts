import { describe, expect, test } from 'vitest';
import { countFeatures } from '../counting/count-features.ts';
import { characterGrams, mostFrequentWords } from '../counting/feature-set.ts';
import { distance } from '../distance/distance.ts';
import { fitSpace } from '../space/fit-space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { StylometryError } from '../stylometry-error.ts';
import { attributeText } from './attribute-text.ts';
import { cutSamples } from './cut-samples.ts';
import { fitProfiles, profilesIn } from './fit-profiles.ts';
import { rankAuthors } from './rank-authors.ts';

const known = [
  { author: 'D1', text: 'the cat and the dog' },
  { author: 'D2', text: 'the dog of the cat of the house' },
  { author: 'D3', text: 'a cat and a dog and a bird' },
];
const query = 'the bird of the hill and the cat';
const burrows = { set: mostFrequentWords(), top: 4, moments: 'pooled', distance: 'burrows' } as const;

describe('ranking', () => {
  test('puts the nearest first and carries where it comes from', () => {
    const set = fitProfiles(known, burrows);

    const found = rankAuthors(set, query);

    expect(found).toEqual({
      kind: 'ranked',
      ranking: [
        { author: 'D2', distance: expect.closeTo(0.236228, 6) },
        { author: 'D1', distance: expect.closeTo(0.602642, 6) },
        { author: 'D3', distance: expect.closeTo(1.087632, 6) },
      ],
      tie: false,
      featureSetHash: set.space.featureSetHash,
      spaceHash: set.space.spaceHash,
      version: 1,
    });
  });

  test('breaks a tie by the lowest code point and says so', () => {
    const twins = ['\u{1F642}', '\uFF5A', 'b'].map((author) => ({ author, text: 'the cat and the dog' }));
    const set = fitProfiles([...twins, ...known.slice(1)], burrows);

    const found = rankAuthors(set, 'the cat and the dog');

    expect(found).toMatchObject({ tie: true });
    expect(found.kind === 'ranked' && found.ranking.slice(0, 3).map(({ author }) => author)).toEqual([
      'b',
      '\uFF5A',
      '\u{1F642}',
    ]);
  });

  test('rejects a text under five tokens with what it has', () => {
    expect(rankAuthors(fitProfiles(known, burrows), "don't -- 42 the cat")).toMatchObject({
      kind: 'too-short',
      tokens: 4,
      needed: 5,
    });
  });

  test('takes five Chinese letters for five tokens', () => {
    const set = fitProfiles(
      [
        { author: 'Ada', text: '下雨了我们走吧' },
        { author: 'Bo', text: '天气很好不要走' },
      ],
      { set: characterGrams({ sizes: [2] }), weighting: 'tf-idf', distance: 'cosine' },
    );

    expect(rankAuthors(set, '我们走吧下')).toMatchObject({
      kind: 'ranked',
      ranking: [{ author: 'Ada' }, { author: 'Bo' }],
    });
  });

  test('puts an author of whom the formula says nothing last', () => {
    const set = fitProfiles([...known, { author: 'A0', text: 'one two three four five' }], {
      ...burrows,
      distance: 'cosine',
    });

    const found = rankAuthors(set, query);

    expect(found.kind === 'ranked' && found.ranking.at(-1)).toEqual({ author: 'A0', distance: null });
  });
});

describe('profiles', () => {
  const two = [
    { author: 'Ada', text: 'the the the the a a' },
    { author: 'Ada', text: 'a a a a a a a a a a a a' },
    { author: 'Bo', text: 'the a rain rain rain rain' },
  ];
  const options = { set: mostFrequentWords(), distance: 'manhattan' } as const;
  const valuesOf = (profile: 'centroid' | 'concat' | 'instances'): readonly (readonly number[])[] =>
    fitProfiles(two, { ...options, profile })
      .profiles.filter(({ author }) => author === 'Ada')
      .map(({ vector }) => Array.from(vector.values, (value) => Number(value.toFixed(6))));

  test('a centroid is the mean of the texts, however long each is', () => {
    expect(valuesOf('centroid')).toEqual([[0.666667, 0.333333, 0]]);
  });

  test('a concat is one long text', () => {
    expect(valuesOf('concat')).toEqual([[0.777778, 0.222222, 0]]);
  });

  test('instances are the single texts, and the nearest speaks', () => {
    const found = rankAuthors(fitProfiles(two, { ...options, profile: 'instances' }), 'a a a a a');

    expect(valuesOf('instances')).toEqual([
      [0.333333, 0.666667, 0],
      [1, 0, 0],
    ]);
    expect(found.kind === 'ranked' && found.ranking[0]).toEqual({ author: 'Ada', distance: 0 });
  });

  test('the mean of sparse vectors is that of dense ones', () => {
    const dense = fitProfiles(two, options);
    const sparse = fitProfiles(two, { ...options, form: 'sparse' });

    const [one, other] = [dense, sparse].map((set) => rankAuthors(set, 'the the a a rain'));

    expect(other).toEqual({ ...one, spaceHash: sparse.spaceHash });
  });

  test('can be put into a space that was fitted elsewhere', () => {
    const space = fitSpace(known, burrows);

    expect(profilesIn(space, known, { distance: 'burrows' })).toEqual(fitProfiles(known, burrows));
  });

  test('leave out texts under five tokens, and say how many', () => {
    const set = fitProfiles([...known, { author: 'D1', text: 'too short' }], burrows);

    expect([set.skipped, set.space.documents]).toEqual([1, 3]);
  });

  test.each([
    [
      'an author with nothing long enough',
      [...known, { author: 'Eve', text: 'hi' }],
      /"Eve" is known by texts of at least 5/,
    ],
    ['nobody', [], /nobody is known/],
  ])('are not made of %s', (_, texts, message) => {
    const fit = (): unknown => fitProfiles(texts, burrows);

    expect(fit).toThrow(StylometryError);
    expect(fit).toThrow(message);
  });
});

describe('samples of the length of the query', () => {
  test.each([
    ['even pieces', 'a b c d e f', 2, ['a b ', 'c d ', 'e f']],
    ['a long rest is a piece of its own', 'a b c d e', 3, ['a b c ', 'd e']],
    ['a short rest stays with the one before', 'a b c d', 3, ['a b c d']],
    ['a short text stays whole', 'a b', 5, ['a b']],
    ['letters where words have no spaces', '下雨了我们', 2, ['下雨', '了我', '们']],
    ['no text', '', 5, ['']],
  ])('%s', (_, text, tokens, expected) => {
    expect(cutSamples(text, tokens)).toEqual(expected);
  });

  test('are what the deviations and the nearest instance are taken over', () => {
    const long = [
      { author: 'Ada', text: `${'the cat and the dog '.repeat(3)}rain rain rain rain rain` },
      { author: 'Bo', text: 'a bird of a house '.repeat(4) },
    ];
    const options = { set: mostFrequentWords(), distance: 'manhattan', profile: 'instances' } as const;

    const whole = attributeText(long, 'rain rain rain rain rain', options);
    const matched = attributeText(long, 'rain rain rain rain rain', { ...options, samples: 'match' });

    expect([whole, matched].map((one) => one.kind === 'ranked' && one.ranking[0])).toEqual([
      { author: 'Ada', distance: expect.closeTo(1.5, 12) },
      { author: 'Ada', distance: 0 },
    ]);
  });
});

test('counts of a text rank as the text does', () => {
  const set = fitProfiles(known, burrows);

  expect(rankAuthors(set, countFeatures(query, mostFrequentWords()))).toEqual(rankAuthors(set, query));
  expect(distance('burrows', set.space)(vectorOf(set.space, query), vectorOf(set.space, query))).toBe(0);
});
