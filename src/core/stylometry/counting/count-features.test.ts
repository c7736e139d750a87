import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StylometryError } from '../stylometry-error.ts';
import { tokenize } from '../tokenize.ts';
import { countFeatures, type FeatureCounts, namedCounts, openLexicon } from './count-features.ts';
import { englishFunctionWords } from './english-function-words.ts';
import {
  characterGrams,
  type FeatureSet,
  featureSetHash,
  functionWordList,
  functionWordSkeletons,
  mostFrequentWords,
  punctuationMarks,
  tagGrams,
  wordGrams,
} from './feature-set.ts';

const named = (counts: FeatureCounts): Readonly<Record<string, number>> => Object.fromEntries(namedCounts(counts));

describe('what each feature set counts', () => {
  const rows: readonly (readonly [string, FeatureSet, string, Readonly<Record<string, number>>, number])[] = [
    ['words, lowered', mostFrequentWords(), 'The cat; the DOG 42', { the: 2, cat: 1, dog: 1 }, 4],
    ['listed words over all words', functionWordList(), 'The cat is on it', { the: 1, is: 1, on: 1, it: 1 }, 5],
    ['words of a list of one’s own', functionWordList(['miaow']), 'miaow said the cat', { miaow: 1 }, 4],
    [
      'character 3-grams, padded, case kept, whitespace collapsed',
      characterGrams(),
      ' Ab \n\t ab ',
      { ' Ab': 1, 'Ab ': 1, 'b a': 1, ' ab': 1, 'ab ': 1 },
      5,
    ],
    ['unpadded', characterGrams({ padding: false }), ' abcd ', { abc: 1, bcd: 1 }, 2],
    ['lowered', characterGrams({ case: 'lower', sizes: [2], padding: false }), 'ABab', { ab: 2, ba: 1 }, 3],
    ['of several sizes', characterGrams({ sizes: [1, 2], padding: false }), 'aba', { a: 2, b: 1, ab: 1, ba: 1 }, 5],
    [
      'code points, not halves of them',
      characterGrams({ sizes: [2], padding: false }),
      '🙂🙂a',
      { '🙂🙂': 1, '🙂a': 1 },
      2,
    ],
    ['one form of quotes', characterGrams({ sizes: [3], padding: false }), 'n’t', { "n't": 1 }, 1],
    [
      'quotes as written',
      characterGrams({ text: 'original', padding: false }),
      'n’t  a',
      { 'n’t': 1, '’t ': 1, 't a': 1 },
      3,
    ],
    [
      'n-grams that hold marks',
      characterGrams({ places: ['punctuation'], sizes: [2] }),
      'ab, c',
      { 'b,': 1, ', ': 1 },
      2,
    ],
    [
      'n-grams that hold spaces and no marks',
      characterGrams({ places: ['space'], sizes: [2] }),
      'ab c,',
      { ' a': 1, 'b ': 1, ' c': 1 },
      3,
    ],
    ['n-grams at the edges of words', characterGrams({ places: ['affix'] }), 'abcde f', { abc: 1, cde: 1 }, 2],
    ['n-grams inside words', characterGrams({ places: ['inner'] }), 'abcde f', { bcd: 1 }, 1],
    [
      'masked n-grams, in which content words show their length only',
      characterGrams({ text: 'masked', sizes: [5], padding: false }),
      'the ferry',
      { 'the x': 1, 'he xx': 1 },
      2,
    ],
    ['word pairs', wordGrams(), 'the cat and the cat', { 'the cat': 2, 'cat and': 1, 'and the': 1 }, 4],
    ['word triples', wordGrams({ sizes: [3] }), 'a b', {}, 0],
    [
      'skeletons of function words',
      functionWordSkeletons(),
      'the cat of Mississippi ox',
      { 'the #1': 1, '#1 of': 1, 'of #3': 1, '#3 #0': 1 },
      4,
    ],
    [
      'marks by kind over characters',
      punctuationMarks(),
      'Oh... no -- yes, yes!! a — b  c.',
      {
        comma: 1,
        'full-stop': 1,
        exclamation: 2,
        ellipsis: 1,
        'double-hyphen': 1,
        'em-dash': 1,
        'spaced-dash': 2,
        'double-space': 1,
        'repeated-mark': 1,
      },
      32,
    ],
  ];

  test.each(rows)('%s', (_, set, text, counts, total) => {
    const found = countFeatures(text, set);

    expect([named(found), found.total]).toEqual([counts, total]);
  });

  test('tags of an injected tagger', () => {
    const tag = (text: string): readonly string[] => text.split(' ').map((word) => (word === 'the' ? 'DET' : 'NOUN'));

    const found = countFeatures('the cat the dog', tagGrams('two tags, 1'), { tag });

    expect([named(found), found.total, found.tokens]).toEqual([{ 'DET NOUN': 2, 'NOUN DET': 1 }, 3, 4]);
    expect(() => countFeatures('the cat', tagGrams('two tags, 1'))).toThrow('need the option tag');
  });

  test.each([
    ['words', mostFrequentWords(), 0, 'words'],
    ['characters', characterGrams({ sizes: [2], padding: false }), 5, null],
  ] as const)('a script without spaces between words: %s', (_, set, total, unsupported) => {
    expect(countFeatures('下雨了我们走', set)).toMatchObject({ total, tokens: 6, unsupported });
  });

  test.each([
    ["don't go to O'Brien's 5 times", 6],
    ['', 0],
    ['?! -- ...', 0],
    ['下雨了', 3],
  ])('tokens of %j are %i, by words as by characters', (text, tokens) => {
    expect([mostFrequentWords(), characterGrams()].map((set) => countFeatures(text, set).tokens)).toEqual([
      tokens,
      tokens,
    ]);
  });

  test('a tokenised text counts as the raw one', () => {
    const text = 'The cat — “the” dog…';
    for (const [, set] of rows)
      expect(named(countFeatures(tokenize(text), set))).toEqual(named(countFeatures(text, set)));
  });
});

describe('character n-grams', () => {
  /** Cuts every n-gram out: what counting must equal without doing so. */
  const cutOut = (text: string, sizes: readonly number[]): ReadonlyMap<string, number> => {
    const collapsed = tokenize(text).copy.text.replace(/\s+/gu, ' ').trim();
    const points = [...(collapsed === '' ? '' : ` ${collapsed} `)];
    const counts = new Map<string, number>();
    for (const size of sizes) {
      for (let at = 0; at + size <= points.length; at += 1) {
        const gram = points.slice(at, at + size).join('');
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
    return counts;
  };
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '🙂', "'", '—', '。'), maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  const sizes = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 });

  test('equal those cut out one by one, whatever the text', () => {
    fc.assert(
      fc.property(text, sizes, (one, of) => {
        const found = namedCounts(countFeatures(one, characterGrams({ sizes: of })));

        expect(new Map([...found].toSorted())).toEqual(new Map([...cutOut(one, of)].toSorted()));
      }),
      { numRuns: 400, seed: 9 },
    );
  });

  test('fall into the bucket of their name when hashed, and none is lost', () => {
    fc.assert(
      fc.property(text, sizes, (one, of) => {
        const set = characterGrams({ sizes: of, hashBits: 15 });
        const lexicon = openLexicon(set);
        const expected = new Map<string, number>();
        for (const [gram, count] of cutOut(one, of)) {
          const bucket = String(lexicon.find(gram));
          expected.set(bucket, (expected.get(bucket) ?? 0) + count);
        }

        expect(namedCounts(countFeatures(one, set))).toEqual(expected);
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  test('spread over buckets as chance would', () => {
    const set = characterGrams({ hashBits: 10, padding: false });
    const letters = 'abcdefghijklmnopqrstuvwxyz ';
    const grams = [...letters].flatMap((a) => [...letters].map((b) => `${a}${b}e`));

    const buckets = new Set(grams.map((gram) => openLexicon(set).find(gram)));

    // 729 draws of 1,024 hit 1024(1 − (1 − 1/1024)^729) = 521.8 buckets, give or take 12.
    expect(Math.abs(buckets.size - 522)).toBeLessThan(48);
  });
});

describe('the hash of a feature set', () => {
  test('is the same for equal data in any order of keys, and another for any other set', () => {
    const sets: readonly FeatureSet[] = [
      mostFrequentWords(),
      functionWordList(),
      functionWordList(['a']),
      characterGrams(),
      characterGrams({ sizes: [4] }),
      characterGrams({ case: 'lower' }),
      characterGrams({ hashBits: 15 }),
      wordGrams(),
      functionWordSkeletons(),
      tagGrams('a'),
      tagGrams('b'),
      punctuationMarks(),
    ];
    const { kind, ...rest } = characterGrams();

    expect(new Set(sets.map(featureSetHash)).size).toBe(sets.length);
    expect(featureSetHash({ ...rest, kind })).toBe(featureSetHash(characterGrams()));
  });

  test('stays what it was: it is kept in saved files', () => {
    expect([mostFrequentWords(), characterGrams(), punctuationMarks()].map(featureSetHash)).toMatchInlineSnapshot(`
      [
        "9f277dbdb0f87c20",
        "aab47c9f5fb4f48e",
        "6d02b4ee2bd6ee73",
      ]
    `);
  });

  test.each([
    ['no size', characterGrams({ sizes: [] })],
    ['half a size', characterGrams({ sizes: [2.5] })],
    ['too many buckets', characterGrams({ hashBits: 40 })],
    ['no place', characterGrams({ places: [] })],
  ])('is refused for %s', (_, set) => {
    expect(() => featureSetHash(set)).toThrow(StylometryError);
  });
});

test('the English list has about 220 words, each once', () => {
  expect(new Set(englishFunctionWords).size).toBe(englishFunctionWords.length);
  expect(Math.abs(englishFunctionWords.length - 220)).toBeLessThan(30);
});
