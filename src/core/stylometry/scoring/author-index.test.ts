import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/index.ts';
import { characterGrams, mostFrequentWords } from '../counting/feature-set.ts';
import { fitProfiles, type ProfileOptions } from '../profiles/fit-profiles.ts';
import type { ProfileSet } from '../profiles/profile-set.ts';
import { type Ranking, rankAuthors } from '../profiles/rank-authors.ts';
import { StylometryError } from '../stylometry-error.ts';
import { authorIndex } from './author-index.ts';

const vocabulary =
  'the of and a to in that it with rain ferry harbour letter crew market nine late wait bring mind open close again walk talk'.split(
    ' ',
  );

/** Authors prefer words by powers of their own; two of them wrote the same text, so that ties come up. */
function corpusOf(seed: number, authors: number): readonly { readonly author: string; readonly text: string }[] {
  const random = createRandom(seed);
  const texts = Array.from({ length: authors }, (_, at) => {
    const taste = 1 + (at % 7) / 3;
    const word = (): string => vocabulary[Math.floor(random.next() ** taste * vocabulary.length)] ?? 'the';
    return Array.from({ length: 60 }, word).join(' ');
  });
  return texts.map((text, at) => ({ author: `author ${at}`, text: at === 3 ? (texts[4] ?? '') : text }));
}

const words: readonly ProfileOptions[] = (
  ['burrows', 'quadratic', 'linear', 'eder', 'eder-simple', 'cosine-delta', 'manhattan', 'euclid', 'cosine'] as const
).map((distance) => ({ set: mostFrequentWords(), distance }));
const grams: readonly ProfileOptions[] = [
  { set: characterGrams(), weighting: 'tf-idf', distance: 'cosine' },
  { set: characterGrams({ hashBits: 10, sizes: [2, 3] }), weighting: 'tf-idf', distance: 'cosine' },
  { set: characterGrams({ sizes: [4] }), form: 'sparse', distance: 'min-max' },
  { set: characterGrams({ sizes: [4] }), form: 'sparse', distance: 'cosine', moments: 'pooled' },
];

function firstOf(ranking: Ranking, count: number): Ranking {
  return ranking.kind === 'ranked' ? { ...ranking, ranking: ranking.ranking.slice(0, count) } : ranking;
}

describe('the nearest of an index are the first of the plain ranking, bit for bit', () => {
  const corpus = corpusOf(1, 60);
  const queries = corpusOf(2, 12).map(({ text }) => text);

  test.each([...words, ...grams].map((options) => [`${options.distance} on ${options.set.kind}`, options] as const))(
    '%s',
    (_, options) => {
      const set = fitProfiles(corpus, options);
      const index = authorIndex(set);

      for (const query of [...queries, corpus[4]?.text ?? '', 'xx yy zz xx qq']) {
        for (const count of [1, 3, 10, 100]) {
          expect(index.nearest(query, { count })).toEqual(firstOf(rankAuthors(set, query), count));
        }
      }
    },
  );

  test.each([words[0], grams[0], grams[2]])('also after authors came and went: %#', (options) => {
    if (options === undefined) return;
    const set = fitProfiles(corpus, options);
    const index = authorIndex({ ...set, profiles: set.profiles.slice(0, 40) });
    const gone = set.profiles.filter((_, at) => at % 3 === 0);
    const left: ProfileSet = { ...set, profiles: set.profiles.filter((_, at) => at % 3 !== 0) };

    for (const profile of set.profiles.slice(40)) index.add(profile);
    for (const { author } of gone) expect(index.remove(author)).toBe(true);

    expect(index.size).toBe(40);
    for (const query of queries) expect(index.nearest(query)).toEqual(firstOf(rankAuthors(left, query), 10));
    for (const profile of gone) index.add(profile);
    for (const query of queries) expect(index.nearest(query)).toEqual(firstOf(rankAuthors(set, query), 10));
  });
});

describe('an index', () => {
  const set = fitProfiles(corpusOf(1, 8), { set: mostFrequentWords(), distance: 'burrows' });

  test('says which tie decided the first place, also where one is asked for', () => {
    const found = authorIndex(set).nearest(corpusOf(1, 8)[4]?.text ?? '', { count: 1 });

    expect(found).toMatchObject({ ranking: [{ author: 'author 3', distance: 0 }], tie: true });
  });

  test('refuses an author twice, and one of another space', () => {
    const index = authorIndex(set);
    const [profile] = set.profiles;
    const other = fitProfiles(corpusOf(5, 3), { set: mostFrequentWords(), distance: 'burrows' }).profiles[0];

    expect(() => profile && index.add(profile)).toThrow('the index holds "author 0" already');
    expect(() => other && index.add({ ...other, author: 'new' })).toThrow(/compared is in space/);
  });

  test('knows whom it does not hold', () => {
    expect(authorIndex(set).remove('nobody')).toBe(false);
  });

  test('is empty when all have left, and can be filled again', () => {
    const index = authorIndex(set);
    for (const { author } of set.profiles) index.remove(author);

    expect(index.nearest('the of and a to in')).toMatchObject({ ranking: [], tie: false });
    for (const profile of set.profiles) index.add(profile);
    expect(index.nearest('the of and a to in')).toEqual(firstOf(rankAuthors(set, 'the of and a to in'), 10));
  });

  test('says that a text is too short', () => {
    expect(authorIndex(set).nearest('the of and a')).toMatchObject({ kind: 'too-short', tokens: 4, needed: 5 });
  });

  test.each([
    ['single texts as profiles', { set: mostFrequentWords(), distance: 'burrows', profile: 'instances' }],
    ['a distance without one', { set: mostFrequentWords(), distance: 'canberra' }],
    ['a sparse space and a distance by z-scores', { set: mostFrequentWords(), distance: 'burrows', form: 'sparse' }],
  ] as const satisfies readonly (readonly [string, ProfileOptions])[])('is not made for %s', (_, options) => {
    expect(() => authorIndex(fitProfiles(corpusOf(1, 4), options))).toThrow(StylometryError);
  });
});
