import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFeatures } from '../counting/count-features.ts';
import {
  characterGrams,
  type FeatureSet,
  functionWordList,
  functionWordSkeletons,
  mostFrequentWords,
  punctuationMarks,
  tagGrams,
  wordGrams,
} from '../counting/feature-set.ts';
import { fitSpace, type SpaceOptions } from '../space/fit-space.ts';
import { sealSpace } from '../space/seal-space.ts';
import type { Space, SpaceVector } from '../space/space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { tokenize } from '../tokenize.ts';
import { type DistanceName, distanceNames } from './comparison.ts';
import { distance } from './distance.ts';

const runs = { numRuns: 1000, seed: 4 };
const word = fc.constantFrom('the', 'of', 'and', 'rain', 'ferry', 'crew', 'a', 'late', "don't");
const text = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
const corpus = fc.array(fc.record({ author: fc.constantFrom('Ada', 'Bo', 'Cy'), text }), {
  minLength: 2,
  maxLength: 5,
});
const setups: readonly SpaceOptions[] = [
  { set: mostFrequentWords() },
  { set: characterGrams({ sizes: [2] }), moments: 'pooled', form: 'sparse' },
  { set: characterGrams(), weighting: 'tf-idf' },
];
const setup = fc.constantFrom(...setups);

function namesIn(space: Space): readonly DistanceName[] {
  const byMoments = ['burrows', 'quadratic', 'linear', 'eder', 'cosine-delta'];
  return distanceNames.filter((name) => space.settings.weighting === 'relative' || !byMoments.includes(name));
}

function allDistances(space: Space, a: SpaceVector, b: SpaceVector): readonly (number | null)[] {
  return namesIn(space).map((name) => distance(name, space)(a, b));
}

function expectAlike(ours: readonly (number | null)[], theirs: readonly (number | null)[]): void {
  const isAlike = ours.every((one, at) => {
    const other = theirs[at] ?? null;
    if (one === null || other === null) return one === other;
    return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one));
  });
  if (!isAlike) expect(ours).toEqual(theirs);
}

describe('S2: any distance', () => {
  test('is the same both ways, and zero from a text to itself', () => {
    fc.assert(
      fc.property(corpus, text, setup, (texts, query, options) => {
        const space = fitSpace(texts, options);
        const a = vectorOf(space, query);
        const b = vectorOf(space, texts[0]?.text ?? '');

        const there = allDistances(space, a, b);
        const back = allDistances(space, b, a);
        if (there.some((one, at) => one !== back[at])) expect(there).toEqual(back);
        const selves = allDistances(space, b, b);
        if (selves.some((self) => self !== null && !(self <= 1e-12))) expect(selves).toEqual([]);
      }),
      runs,
    );
  });

  test('does not depend on the order of the training texts', () => {
    fc.assert(
      fc.property(corpus, text, setup, (texts, query, options) => {
        const spaces = [fitSpace(texts, options), fitSpace(texts.toReversed(), options)];

        const [one, other] = spaces.map((space) =>
          allDistances(space, vectorOf(space, query), vectorOf(space, texts[0]?.text ?? '')),
        );

        if (spaces[1]?.features.join('|') !== spaces[0]?.features.join('|')) expect.fail('other features');
        expectAlike(one ?? [], other ?? []);
      }),
      runs,
    );
  });

  test('does not depend on the order of the features, Eder’s excepted', () => {
    fc.assert(
      fc.property(corpus, text, fc.constantFrom(...setups.slice(0, 2)), (texts, query, options) => {
        const space = fitSpace(texts, { ...options, form: 'dense' });
        const turned = sealSpace({
          ...space,
          features: space.features.toReversed(),
          documentCounts: space.documentCounts.toReversed(),
          mean: space.mean.toReversed(),
          deviation: space.deviation.toReversed(),
          spread: space.spread.toReversed(),
        });
        const names = namesIn(space).filter((name) => name !== 'eder');

        const [one, other] = [space, turned].map((each) =>
          names.map((name) => distance(name, each)(vectorOf(each, query), vectorOf(each, texts[0]?.text ?? ''))),
        );

        expectAlike(one ?? [], other ?? []);
      }),
      runs,
    );
  });

  test('is a number from zero up or null for empty, one-word, all-punctuation and one-character texts', () => {
    const odd = fc.oneof(
      fc.constantFrom('', ' ', '\n\n', 'word', 'x', '🙂', '?!', '...,;--', '。', '下雨了', '\u0301', '\ud800'),
      fc.string({ unit: 'binary', maxLength: 6 }),
      text,
    );
    fc.assert(
      fc.property(fc.array(odd, { minLength: 1, maxLength: 4 }), odd, setup, (texts, query, options) => {
        const space = fitSpace(
          texts.map((one) => ({ text: one })),
          options,
        );

        const found = allDistances(space, vectorOf(space, query), vectorOf(space, texts[0] ?? ''));

        for (const one of found)
          if (one !== null && !(one >= 0 && one < Number.POSITIVE_INFINITY)) expect(found).toEqual([]);
      }),
      runs,
    );
  });
});

const long = tokenize('The ferry was late; nobody minded much, and so we waited... '.repeat(17_500));

test.each<FeatureSet>([
  mostFrequentWords(),
  functionWordList(),
  characterGrams({ sizes: [2, 3, 4, 5] }),
  characterGrams({ hashBits: 15, case: 'lower', places: ['punctuation', 'space', 'affix'] }),
  characterGrams({ text: 'masked', sizes: [4] }),
  wordGrams({ hashBits: 18 }),
  functionWordSkeletons({ sizes: [3] }),
  tagGrams('length of words, 1'),
  punctuationMarks(),
])('S2: a text of 1 MB is counted and compared without NaN: $kind', (set) => {
  const tag = (one: string): readonly string[] => one.split(' ').map(({ length }) => String(length));
  const training = [
    { author: 'Ada', text: countFeatures(long, set, { tag }) },
    { author: 'Bo', text: countFeatures('Rain -- again! Bring the crew (at nine).', set, { tag }) },
  ];
  const space = fitSpace(training, { set });

  const found = allDistances(space, vectorOf(space, training[0]?.text ?? ''), vectorOf(space, training[1]?.text ?? ''));

  expect(found.filter((one) => one !== null && one > 0 && Number.isFinite(one))).toHaveLength(distanceNames.length);
});
