import { describe, expect, test } from 'vitest';
import type { Background, RegisterBackground } from '../../contracts/background.ts';
import { fingerprintSchema } from '../../contracts/fingerprint.ts';
import { createRandom, type SeededRandom } from '../numerics/seeded-random.ts';
import { areaUnderCurve } from '../statistics/area-under-curve.ts';
import { chooseBackground } from './choose-background.ts';
import { catalogueId, featureIndex } from './feature-catalogue.ts';
import { buildFingerprint } from './fingerprint.ts';
import { scoreAgainstFingerprint } from './fingerprint-score.ts';
import { measureText } from './measure-text.ts';
import { openBackground, ratesOf } from './open-background.ts';
import { summariseRegister } from './summarise-register.ts';
import { tokenize } from './tokenize.ts';
import { verifyText } from './verify-text.ts';

/** Habits of a made-up writer: how sentences are opened, joined and ended. */
interface Habits {
  readonly openers: readonly string[];
  readonly joint: string;
  readonly ends: readonly string[];
}

const openers = ['I think', 'However,', 'And', 'Perhaps', 'Well,', 'So', 'Of course', 'We know'];
const joints = ['; ', ', and ', ' -- ', ', but ', '... ', ', because '];
const ends = ['.', '!', '...', '?', '.', '!!'];
const subjects = [
  'the ferry',
  'a crew',
  'the harbour',
  'the wind',
  'my sister',
  'the market',
  'a letter',
  'the bridge',
];
const verbs = ['waits', 'turns', 'goes on', 'was late', 'is here', 'will come', 'stood still', 'has gone'];

function habitsOf(random: SeededRandom): Habits {
  return {
    openers: random.choose(openers, 2),
    joint: joints[random.integer(joints.length)] ?? ', ',
    ends: random.choose(ends, 2),
  };
}

function write({ openers: own, joint, ends: marks }: Habits, random: SeededRandom, sentences = 9): string {
  const pick = <T>(items: readonly T[]): T | '' => items[random.integer(items.length)] ?? '';
  const clause = (): string => `${pick(subjects)} ${pick(verbs)}`;
  return Array.from({ length: sentences }, () => {
    const start = random.next() < 0.7 ? `${pick(own)} ` : '';
    const sentence = `${start}${clause()}${random.next() < 0.6 ? joint : ', '}${clause()}${random.next() < 0.7 ? pick(marks) : '.'}`;
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  }).join(' ');
}

const random = createRandom(42);
const writers = Array.from({ length: 10 }, () => habitsOf(random));
const textOf = (text: string): { tokens: ReturnType<typeof tokenize>; measure: ReturnType<typeof measureText> } => {
  const tokens = tokenize(text);
  return { tokens, measure: measureText(tokens) };
};
const background: RegisterBackground = summariseRegister({
  register: 'post',
  sources: [
    {
      name: 'made up',
      licence: 'ours',
      note: 'for tests',
      unreliable: ['semicolons'],
      writers: writers.map((habits, place) => ({
        role: place % 2 === 0 ? 'background' : 'control',
        texts: Array.from({ length: 24 }, (_, text) => ({
          tokens: tokenize(write(habits, random)),
          group: `${place}-${text}`,
        })),
      })),
    },
  ],
  elsewhere: [],
  random: createRandom(1),
});

const ada: Habits = { openers: ['However,', 'Perhaps'], joint: '; ', ends: ['...', '.'] };
const bo: Habits = { openers: ['So', 'And'], joint: ' -- ', ends: ['!', '!!'] };
const adas = Array.from({ length: 8 }, () => write(ada, random));
const fingerprint = buildFingerprint(adas.map(textOf));

describe('verifying', () => {
  test('own texts are told from those of others', () => {
    const own = Array.from({ length: 30 }, () => write(ada, random));
    const foreign = Array.from({ length: 30 }, () => write(bo, random));
    const probability = (text: string): number => verifyText({ text, fingerprint, background }).probability ?? -1;

    expect(areaUnderCurve(own.map(probability), foreign.map(probability))).toBeGreaterThan(0.9);
  });

  test('the verdict follows the probability, and reasons are shown values of at most five features', () => {
    const result = verifyText({ text: write(bo, random), fingerprint, background });

    expect(result.verdict).toBe('different');
    expect(result.probability).toBeLessThan(0.5);
    expect(result.reasons.length).toBeGreaterThan(0);
    expect(result.reasons.length).toBeLessThanOrEqual(5);
    expect(result.reasons.every(({ featureId, label }) => featureIndex.has(featureId) && label !== '')).toBe(true);
    expect(result.note).toContain('known by');
  });

  test('under forty words nothing is said, and the note names the number', () => {
    expect(verifyText({ text: 'It rains today.', fingerprint, background })).toEqual({
      verdict: 'too-short',
      probability: null,
      words: 3,
      reasons: [],
      note: 'The text has 3 words; at least 40 are needed to tell anything.',
    });
  });

  test('a person known by under 150 words cannot be verified', () => {
    const thin = buildFingerprint([textOf(write(ada, random, 3))]);

    const { verdict, note } = verifyText({ text: write(ada, random), fingerprint: thin, background });

    expect(verdict).toBe('too-short');
    expect(note).toContain('at least 150');
  });

  test.each([
    ['nothing', ''],
    ['a script without words', '今天下雨，我们留在家里。'.repeat(20)],
  ])('%s is too short to tell', (_, text) => {
    expect(verifyText({ text, fingerprint, background }).verdict).toBe('too-short');
  });

  test('another language is answered with a warning', () => {
    const text =
      'Das Wetter ist heute schlecht, und wir bleiben zu Hause; morgen fahren wir vielleicht an den See. '.repeat(4);

    const { probability, note } = verifyText({ text, fingerprint, background });

    expect(probability).not.toBeNaN();
    expect(note).toContain('another language');
  });

  test('a fingerprint of another catalogue is refused', () => {
    const old = { ...fingerprint, catalogue: 'english-0-00000000' };

    expect(() => verifyText({ text: write(ada, random), fingerprint: old, background })).toThrow(
      /learn the person again/,
    );
  });
});

describe('ordering candidates', () => {
  test('a text in the habits of the person comes before one in others, about the same things', () => {
    const wins = Array.from({ length: 20 }, () => {
      const own = scoreAgainstFingerprint(write(ada, random), fingerprint, background);
      return own > scoreAgainstFingerprint(write(bo, random), fingerprint, background) ? 1 : 0;
    });

    expect(wins.reduce((sum: number, win) => sum + win, 0)).toBeGreaterThanOrEqual(18);
  });

  test('nothing comes last', () => {
    expect(scoreAgainstFingerprint('', fingerprint, background)).toBe(-1);
  });
});

describe('fingerprints', () => {
  test('hold no text, obey their schema and survive JSON', () => {
    const json = JSON.stringify(fingerprint);

    expect(fingerprintSchema.parse(JSON.parse(json))).toEqual(fingerprint);
    expect(json).not.toContain('ferry');
    expect(fingerprint).toMatchObject({ catalogue: catalogueId, texts: 8 });
  });

  test('stay under 60 kB however much was written', () => {
    const varied = createRandom(3);
    const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const word = (): string => Array.from({ length: 6 }, () => letters.charAt(varied.integer(letters.length))).join('');
    const long = Array.from({ length: 30_000 }, word).join(' ');

    expect(JSON.stringify(buildFingerprint([textOf(long)])).length).toBeLessThan(60_000);
  });

  test('of no texts at all are empty, not broken', () => {
    const empty = buildFingerprint([]);

    expect(fingerprintSchema.parse(empty)).toMatchObject({ texts: 0, words: 0, medianWords: 0 });
  });
});

describe('a background', () => {
  test('says nothing of features its source does not show', () => {
    const at = featureIndex.get('semicolons') ?? -1;
    const { writers: opened, opportunity, mean } = openBackground(background);

    expect(background.unreliable).toContain('semicolons');
    expect(opened.flatMap((writer) => ratesOf(writer, at))).toEqual([]);
    expect([opportunity[at], mean[at]]).toEqual([0, Number.NaN]);
  });

  test('keeps the rate of every text within the step of its scale', () => {
    const at = featureIndex.get('words-per-sentence') ?? -1;
    const texts = ['It rains. We stay here now, all of us.', 'It rains again and again; we stay at home.'];
    const own = summariseRegister({
      register: 'post',
      sources: [
        {
          name: 'made up',
          licence: 'ours',
          note: '',
          unreliable: [],
          writers: [
            { role: 'background', texts: texts.map((text, place) => ({ tokens: tokenize(text), group: `${place}` })) },
            { role: 'control', texts: [{ tokens: tokenize(write(bo, createRandom(4))), group: '0' }] },
          ],
        },
      ],
      elsewhere: [],
      random: createRandom(1),
    });

    const [first] = openBackground(own).writers;
    const rates = first === undefined ? [] : ratesOf(first, at);

    expect(rates).toHaveLength(2);
    expect(Math.abs((rates[0] ?? 0) / 4.5 - 1)).toBeLessThan(0.025);
    expect(Math.abs((rates[1] ?? 0) / 9 - 1)).toBeLessThan(0.025);
  });

  test('is the same when made again', () => {
    const small = (): RegisterBackground => {
      const chance = createRandom(5);
      return summariseRegister({
        register: 'post',
        sources: [
          {
            name: 'made up',
            licence: 'ours',
            note: '',
            unreliable: [],
            writers: [ada, bo, ada, bo].map((habits, place) => ({
              role: place < 2 ? 'background' : 'control',
              texts: Array.from({ length: 10 }, (_, text) => ({
                tokens: tokenize(write(habits, chance)),
                group: `${text}`,
              })),
            })),
          },
        ],
        elsewhere: [],
        random: createRandom(1),
      });
    };

    expect(small()).toEqual(small());
  });

  test.each([
    ['post', 'post'],
    ['chat', 'post'],
    ['email', 'post'],
    ['diary', 'post'],
    [null, 'post'],
  ])('for register %s the nearest one stands in', (register, expected) => {
    const shipped: Background = { schemaVersion: 1, version: '1', catalogue: catalogueId, registers: [background] };

    expect(chooseBackground(shipped, register).register).toBe(expected);
  });
});
