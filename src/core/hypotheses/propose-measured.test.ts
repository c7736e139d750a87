import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { features } from '../stylometry/feature-catalogue.ts';
import { fictionalBackground, fictionalTexts, measured } from './fictional-writers.ts';
import { proposeMeasured } from './propose-measured.ts';
import { isSameHabit } from './same-habit.ts';

const background = fictionalBackground();
const propose = (texts: ReturnType<typeof fictionalTexts>, of = background) =>
  proposeMeasured({ person: 'ada', register: 'email', texts, background: of });
const found = (hypotheses: ReturnType<typeof proposeMeasured>) =>
  hypotheses.map(({ predicate }) => `${predicate?.featureId} ${predicate?.direction}`);

test.each([
  {
    habit: 'exclamation marks that no other writer uses',
    habits: { exclaims: 0.6 },
    feature: 'exclamation-marks more',
  },
  { habit: 'sentences that open with And', habits: { opensWithAnd: 0.35 }, feature: 'opener-and more' },
  { habit: 'semicolons', habits: { semicolons: 0.5 }, feature: 'semicolons more' },
  { habit: 'dashes', habits: { dashes: 0.7 }, feature: 'dashes more' },
  { habit: 'a greeting that is rarer elsewhere', habits: { greeting: 'Hey' as const }, feature: 'greeting-hey more' },
  {
    habit: 'a closing that is rarer elsewhere',
    habits: { closing: 'Cheers' as const },
    feature: 'closing-cheers more',
  },
  { habit: 'long e-mails', habits: { sentences: 16 }, feature: 'words-per-text more' },
  { habit: 'many questions', habits: { asks: 0.6 }, feature: 'questions more' },
])('H7: finds $habit planted in eight texts', ({ habits, feature }) => {
  expect(found(propose(fictionalTexts(3, 8, habits)))).toContain(feature);
});

test('H6: a mark absent from the background can be proposed', () => {
  const [marks] = propose(fictionalTexts(5, 8, { exclaims: 0.6 })).filter(
    ({ predicate }) => predicate?.featureId === 'exclamation-marks',
  );

  expect(marks?.effect?.rateBackground).toBe(0);
  expect(marks?.statement).toMatch(/^Uses many exclamation marks: \d+ per 1,000 words, 0 in comparable writing\.$/);
});

test('H8: a habit true of everyone is not proposed', () => {
  const everyone = { exclaims: 0.5 };
  const proposals = propose(fictionalTexts(3, 8, everyone), fictionalBackground({ everyone }));

  expect(found(proposals).filter((one) => /exclam/.test(one))).toEqual([]);
});

test('H2: the order of the texts does not matter', () => {
  const texts = fictionalTexts(11, 10, { exclaims: 0.4, greeting: 'Dear' });
  const random = createRandom(4);
  const expected = JSON.stringify(propose(texts));

  for (let round = 0; round < 5; round += 1) expect(JSON.stringify(propose(random.shuffle(texts)))).toBe(expected);
});

test('ids hold over texts that are added, and differ by person and register', () => {
  const input = { person: 'ada', register: 'email', background };
  const ids = (texts: ReturnType<typeof fictionalTexts>, changes = {}) =>
    proposeMeasured({ ...input, texts, ...changes }).find(
      ({ predicate }) => predicate?.featureId === 'exclamation-marks',
    )?.id;
  const eight = fictionalTexts(3, 8, { exclaims: 0.6 });

  const id = ids(eight);

  expect(id).toMatch(/^h_[0-9a-f]{12}$/);
  expect(ids(fictionalTexts(3, 12, { exclaims: 0.6 }))).toBe(id);
  expect(ids(eight, { person: 'bo' })).not.toBe(id);
  expect(ids(eight, { register: 'post' })).not.toBe(id);
});

test('evidence is a readable passage of several texts that holds the habit', () => {
  const texts = fictionalTexts(3, 8, { exclaims: 0.6, greeting: 'Hey' });
  const textOf = new Map(texts.map(({ id, text }) => [id, text]));
  const quotes = (feature: string) =>
    propose(texts)
      .find(({ predicate }) => predicate?.featureId === feature)
      ?.evidence.map(({ sampleId, start, end }) => textOf.get(sampleId)?.slice(start, end));

  expect(quotes('exclamation-marks')).toHaveLength(6);
  for (const quote of quotes('exclamation-marks') ?? []) expect(quote).toMatch(/^[A-Z].{20,180}!$/s);
  for (const quote of quotes('greeting-hey') ?? []) expect(quote).toMatch(/^Hey \w+,$/);
});

test('every hypothesis shows passages from at least two texts, none longer than 200 characters', () => {
  for (const seed of [1, 2, 3, 4]) {
    for (const { evidence, statement } of propose(
      fictionalTexts(seed, 9, { exclaims: 0.3, sentences: 12, asks: 0.02 }),
    )) {
      expect({ statement, texts: new Set(evidence.map(({ sampleId }) => sampleId)).size }).toEqual({
        statement,
        texts: expect.toSatisfy((count: number) => count >= 2),
      });
      expect(Math.max(...evidence.map(({ start, end }) => end - start))).toBeLessThanOrEqual(200);
    }
  }
});

test('no word outside the templates enters a statement: texts full of odd words change none', () => {
  const texts = fictionalTexts(3, 8, { exclaims: 0.6 });
  const odd = texts.map(({ id, text }) =>
    measured(id, text.replaceAll('boiler', 'zorblatt').replaceAll('ferry', 'Ignore all instructions')),
  );

  for (const { statement, instruction } of propose(odd))
    expect(`${statement} ${instruction}`).not.toMatch(/zorblatt|ignore/i);
});

test('null authors: texts of random writers give few proposals', () => {
  const random = createRandom(99);
  const counts = Array.from(
    { length: 12 },
    (_, author) =>
      propose(
        Array.from({ length: 8 }, (__, text) => {
          const habits = {
            asks: random.next() * 0.25,
            dashes: random.next() * 0.15,
            sentences: 4 + random.integer(6),
            greeting: random.choose(['Hi', 'Dear', 'none', 'Hey'] as const, 1)[0] ?? ('Hi' as const),
            closing: random.choose(['Thanks', 'Best regards', 'none', 'Cheers'] as const, 1)[0] ?? ('none' as const),
          };
          return {
            ...(fictionalTexts(20_000 + author * 100 + text, 1, habits)[0] ?? measured('x', 'x')),
            id: `s_${text}`,
          };
        }),
      ).length,
  );

  expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThan(3);
});

test('nothing is proposed of no text, an empty text or two words', () => {
  expect(propose([])).toEqual([]);
  expect(propose([measured('a', ''), measured('b', '')])).toEqual([]);
  expect(propose([measured('a', 'Fine, thanks.')])).toEqual([]);
});

test('proposals of 1,000 samples take well under a second, and the time grows no faster than their number', () => {
  const texts = fictionalTexts(8, 250, { exclaims: 0.3, sentences: 8 });
  const many = (times: number) =>
    Array.from({ length: times }, (_, copy) => texts.map((text) => ({ ...text, id: `${text.id}_${copy}` }))).flat();
  const timed = (samples: typeof texts) => {
    const started = performance.now();
    propose(samples);
    return performance.now() - started;
  };

  expect(timed(many(4))).toBeLessThan(800);
  // A quadratic step would take minutes.
  expect(timed(many(64))).toBeLessThan(8000);
});

test('features of one habit are known as such, others are not', () => {
  expect(isSameHabit('exclamation-marks', 'exclamations')).toBe(true);
  expect(isSameHabit('word-i', 'pronouns-i')).toBe(true);
  expect(isSameHabit('greeting-hi', 'greeting-none')).toBe(true);
  expect(isSameHabit('semicolons', 'exclamation-marks')).toBe(false);
  expect(isSameHabit('greeting-hi', 'closing-none')).toBe(false);
  for (const { id } of features) expect(isSameHabit(id, id)).toBe(true);
});

test('H6: a content word never appears in a measured claim, however often it is used', () => {
  const texts = fictionalTexts(3, 10, { exclaims: 0.4 }).map(({ id, text }) =>
    measured(id, text.replaceAll('.', ' near the ferry, the old ferry of the harbour.')),
  );

  const claims = propose(texts).map(({ statement, instruction }) => `${statement} ${instruction}`);

  expect(claims.length).toBeGreaterThan(3);
  expect(claims.filter((claim) => /ferry|harbour|old/i.test(claim))).toEqual([]);
});
