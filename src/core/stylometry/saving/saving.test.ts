import { describe, expect, test } from 'vitest';
import { characterGrams, type FeatureSet, mostFrequentWords } from '../counting/feature-set.ts';
import { distance } from '../distance/distance.ts';
import { fitProfiles, type ProfileOptions } from '../profiles/fit-profiles.ts';
import { rankAuthors } from '../profiles/rank-authors.ts';
import { fitSpace } from '../space/fit-space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { StylometryError } from '../stylometry-error.ts';
import { loadProfiles, saveProfiles } from './save-profiles.ts';
import { loadSpace, saveSpace } from './save-space.ts';

const known = [
  { author: 'Ada', text: 'The ferry was late, and so we waited by the harbour; nobody minded much 🙂.' },
  { author: 'Ada', text: 'We walked on by the harbour, and the rain was late as well, and so were we.' },
  { author: 'Bo', text: 'Rain again! The market opens at nine... Bring the letter, bring the crew.' },
  { author: 'Bo', text: 'Bring the crew at nine! The letter is for the market... and it rains again.' },
];
const query = 'The crew was late at the harbour, and nobody brought the letter!';

const cases: readonly { readonly name: string; readonly options: ProfileOptions }[] = [
  { name: 'words and Burrows', options: { set: mostFrequentWords(), top: 8, distance: 'burrows' } },
  {
    name: 'Cosine Delta, instances',
    options: { set: mostFrequentWords(), distance: 'cosine-delta', profile: 'instances' },
  },
  {
    name: 'TF-IDF of n-grams',
    options: { set: characterGrams({ sizes: [2, 3] }), weighting: 'tf-idf', distance: 'cosine' },
  },
  {
    name: 'hashed n-grams',
    options: { set: characterGrams({ hashBits: 15 }), weighting: 'tf-idf', distance: 'cosine' },
  },
  { name: 'sparse frequencies', options: { set: characterGrams({ sizes: [4] }), form: 'sparse', distance: 'min-max' } },
];

describe('S12: what is saved and loaded', () => {
  test.each(cases)('is the same space and gives the same bits: $name', ({ options }) => {
    const space = fitSpace(known, options);

    const loaded = loadSpace(saveSpace(space));

    expect(loaded).toEqual(space);
    const scores = [space, loaded].map((one) =>
      known.map(({ text }) => distance(options.distance, one)(vectorOf(one, query), vectorOf(one, text))),
    );
    expect(scores[1]).toEqual(scores[0]);
  });

  test.each(cases)('ranks authors with the same bits: $name', ({ options }) => {
    const set = fitProfiles(known, options);

    const loaded = loadProfiles(saveProfiles(set));

    expect(loaded).toEqual(set);
    expect(rankAuthors(loaded, query)).toEqual(rankAuthors(set, query));
  });
});

describe('S12: what is refused', () => {
  const saved = saveProfiles(fitProfiles(known, { set: mostFrequentWords(), distance: 'burrows' }));
  const codeOf = (text: string): string => {
    try {
      loadProfiles(text);
    } catch (error) {
      if (error instanceof StylometryError) return error.code;
    }
    return 'accepted';
  };

  test.each([
    ['nothing', '', 'damaged'],
    ['another file', '{"a":1}', 'damaged'],
    ['a list', '[]', 'damaged'],
    ['null', 'null', 'damaged'],
    ['a space where profiles belong', saveSpace(fitSpace(known, { set: mostFrequentWords() })), 'damaged'],
    ['a file that was cut off', saved.slice(0, -100), 'damaged'],
    ['a changed author', saved.replace('"Ada"', '"Eve"'), 'damaged'],
    ['no body', '{"format":"hyperalign-stylometry-profiles","version":1,"checksum":"0"}', 'damaged'],
    ['another version', saved.replace('"version":1', '"version":2'), 'other_version'],
    ['no version', saved.replace('"version":1,', ''), 'other_version'],
  ])('%s', (_, text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test('every single changed character of the body', () => {
    const start = saved.indexOf('"body":') + '"body":'.length;
    const places = Array.from({ length: 200 }, (_, at) => start + Math.floor(((saved.length - start - 1) * at) / 200));

    const outcomes = places.map((place) =>
      codeOf(saved.slice(0, place) + (saved.charAt(place) === 'A' ? 'B' : 'A') + saved.slice(place + 1)),
    );

    expect(new Set(outcomes)).toEqual(new Set(['damaged']));
  });
});

test('names of features survive, whatever they hold', () => {
  const set: FeatureSet = characterGrams({ sizes: [1, 2] });
  const space = fitSpace([{ text: 'a "\\ \ud800 \u2028 é 🙂' }], { set });

  expect(loadSpace(saveSpace(space)).features).toEqual(space.features);
});
