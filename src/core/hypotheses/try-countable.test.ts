import { expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { fictionalBackground, fictionalTexts } from './fictional-writers.ts';
import { proposeMeasured } from './propose-measured.ts';
import { tryCountable } from './try-countable.ts';

const background = fictionalBackground();

function learned(
  seed: number,
  inference: number,
  trial: number,
  habits: Parameters<typeof fictionalTexts>[2],
  of = background,
) {
  const texts = fictionalTexts(seed, inference + trial, habits);
  const proposed = proposeMeasured({
    person: 'ada',
    register: 'email',
    texts: texts.slice(0, inference),
    background: of,
  });
  return tryCountable({ hypotheses: proposed, own: texts.slice(inference), background: of });
}

const accepted = (hypotheses: ReturnType<typeof learned>) =>
  hypotheses
    .filter(({ standing }) => standing === 'accepted')
    .map(({ predicate }) => `${predicate?.featureId} ${predicate?.direction}`);

test.each([
  { habit: 'exclamation marks', habits: { exclaims: 0.6 }, feature: 'exclamation-marks more' },
  { habit: 'semicolons', habits: { semicolons: 0.5 }, feature: 'semicolons more' },
  { habit: 'a greeting', habits: { greeting: 'Hey' as const }, feature: 'greeting-hey more' },
  { habit: 'long e-mails', habits: { sentences: 16 }, feature: 'words-per-text more' },
])('H7: accepts planted $habit at 8 + 6 texts', ({ habits, feature }) => {
  expect(accepted(learned(3, 8, 6, habits))).toContain(feature);
});

test('H8: a habit true of everyone is never accepted', () => {
  const everyone = { exclaims: 0.5, semicolons: 0.4 };
  const of = fictionalBackground({ everyone });

  for (const seed of [1, 2, 3, 4, 5, 6]) {
    expect(accepted(learned(seed, 8, 6, everyone, of)).filter((one) => /exclam|semicolon/.test(one))).toEqual([]);
  }
});

test('null authors: hardly anything is accepted of texts whose writers differ', () => {
  const random = createRandom(5);
  const total = Array.from({ length: 15 }, (_, author) => {
    const texts = Array.from({ length: 14 }, (__, index) => {
      const [text] = fictionalTexts(40_000 + author * 50 + index, 1, {
        asks: random.next() * 0.25,
        dashes: random.next() * 0.15,
        sentences: 4 + random.integer(6),
        greeting: random.choose(['Hi', 'Dear', 'none', 'Hey'] as const, 1)[0] ?? 'Hi',
        closing: random.choose(['Thanks', 'Best regards', 'none', 'Cheers'] as const, 1)[0] ?? 'none',
      });
      return text;
    }).flatMap((text) => text ?? []);
    const proposed = proposeMeasured({ person: 'nobody', register: 'email', texts: texts.slice(0, 8), background });
    return accepted(tryCountable({ hypotheses: proposed, own: texts.slice(8), background })).length;
  }).reduce((sum, count) => sum + count, 0);

  expect(total / 15).toBeLessThanOrEqual(0.34);
});

test('H17: without held-out sources nothing is accepted and everything stays untested', () => {
  const hypotheses = learned(3, 3, 0, { exclaims: 0.8, greeting: 'Hey', sentences: 14 });

  expect(hypotheses.length).toBeGreaterThan(0);
  expect(hypotheses.map(({ standing, flags, trial, reward }) => ({ standing, flags, trial, reward }))).toEqual(
    hypotheses.map(() => ({ standing: 'proposed', flags: ['untested'], trial: null, reward: null })),
  );
});

test('texts of one unit are one source: a trial of a single thread tries nothing', () => {
  const texts = fictionalTexts(3, 14, { exclaims: 0.6 });
  const proposed = proposeMeasured({ person: 'ada', register: 'email', texts: texts.slice(0, 8), background });
  const thread = texts.slice(8).map((text) => ({ ...text, source: { unit: 'one thread' } }));

  const tried = tryCountable({ hypotheses: proposed, own: thread, background });

  expect(tried.every(({ flags, trial }) => flags.includes('untested') && trial === null)).toBe(true);
});

test('a trial that goes the other way flags the hypothesis as contradicted', () => {
  const proposed = proposeMeasured({
    person: 'ada',
    register: 'email',
    texts: fictionalTexts(3, 8, { sentences: 16 }),
    background,
  });
  const [long] = tryCountable({ hypotheses: proposed, own: fictionalTexts(4, 8, { sentences: 2 }), background }).filter(
    ({ predicate }) => predicate?.featureId === 'words-per-text',
  );

  expect(long).toMatchObject({ standing: 'proposed', flags: ['contradicted'] });
  expect(long?.trial?.high).toBeLessThan(0.5);
});

test('the size of a difference is told from all texts, whether it is chance from held-out ones alone', () => {
  const of = fictionalBackground({ everyone: { greeting: 'Hi' } });
  const greeted = fictionalTexts(3, 8, { greeting: 'Hey' });
  const plain = fictionalTexts(4, 14, { greeting: 'Hi' });
  const proposed = proposeMeasured({ person: 'ada', register: 'email', texts: greeted, background: of }).filter(
    ({ predicate }) => predicate?.featureId === 'greeting-hey',
  );
  const [one, two] = fictionalTexts(5, 2, { greeting: 'Hey' });
  if (one === undefined || two === undefined) throw new RangeError('two texts were asked for');
  const rest = plain.slice(0, 5);
  const tried = (own: typeof greeted, inference?: typeof greeted) =>
    tryCountable({ hypotheses: proposed, own, ...(inference && { inference }), background: of }).map(
      ({ standing }) => standing,
    );

  // One of six: rare enough to be no chance, but small. Two of six do without the inference texts.
  expect(tried([...rest, one])).toEqual(['proposed']);
  expect(tried([...rest, one], greeted)).toEqual(['accepted']);
  expect(tried([...rest.slice(1), one, two])).toEqual(['accepted']);
  expect(tried([...rest.slice(1), one, two], plain.slice(6))).toEqual(['proposed']);
  expect(tried(plain.slice(0, 6), greeted)).toEqual(['proposed']);
});

test('the order of inference texts does not matter', () => {
  const texts = fictionalTexts(3, 14, { exclaims: 0.2, semicolons: 0.1, sentences: 9 });
  const [inference, own] = [texts.slice(0, 8), texts.slice(8)];
  const hypotheses = proposeMeasured({ person: 'ada', register: 'email', texts: inference, background });

  expect(tryCountable({ hypotheses, own, inference: inference.toReversed(), background })).toEqual(
    tryCountable({ hypotheses, own, inference, background }),
  );
});

test('the trial counts own and control texts, and the reward is the pessimistic bound', () => {
  const [marks] = learned(3, 8, 6, { exclaims: 0.6 }).filter(
    ({ predicate }) => predicate?.featureId === 'exclamation-marks',
  );

  expect(marks?.trial).toMatchObject({ kind: 'rate', own: { yes: 6, no: 0, unclear: 0 }, controlPeople: 20 });
  expect(marks?.reward).toBeCloseTo(2 * (marks?.trial?.low ?? 0) - 1, 12);
});

test('control writers are others than those who proposed', () => {
  const roles = (role: 'background' | 'control') =>
    background.writers.filter((writer) => writer.role === role).map(({ rates }) => rates);

  expect(roles('background').filter((rates) => roles('control').includes(rates))).toEqual([]);
});
