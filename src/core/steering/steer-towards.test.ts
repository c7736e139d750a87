import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { fictionalBackground, fictionalTexts } from '../hypotheses/fictional-writers.ts';
import { acceptedOf, hypothesisOf, predicateOf } from '../hypotheses/hypothesis-fixture.ts';
import { features, placeOf } from '../stylometry/feature-catalogue.ts';
import { buildFingerprint } from '../stylometry/fingerprint.ts';
import { summariseVoice } from '../stylometry/summarise-voice.ts';
import { expectedShift, mostFeatures, mostShift } from './limit-shift.ts';
import { rateReader } from './read-rates.ts';
import { type FormBias, type SteeringAim, steerTowards as steerTowardsOrNot } from './steer-towards.ts';
import { steerableFeatures } from './steerable-features.ts';

const background = fictionalBackground();

/** A model that writes letters full of "also" and commas, and no exclamation mark. */
const voice = summariseVoice(
  { model: 'test:model', prompts: 'briefs@1', seed: 1 },
  ['gate', 'ferry', 'choir', 'shelf', 'draft', 'boiler', 'garden'].map((thing, at) => ({
    brief: `email-${at + 1}`,
    register: 'email',
    text: `Dear Kim,\n\nI hope this finds you well, and I also hope that the ${thing}, which we saw, is also fine. It is good, of course, to hear of it; we will also write soon. It can wait, I think, until you are back, or until the ${thing} is here. It may also be late.\n\nBest regards,\nLee`,
    complete: true,
  })),
);

/** A person who shouts, opens with "And", and never says "also". */
const person = fictionalTexts(77, 12, { exclaims: 0.5, opensWithAnd: 0.3, greeting: 'Hey', closing: 'Cheers' });

const exclaims = acceptedOf('h_exclaims', 0.9, { predicate: predicateOf('exclamation-marks') });
const opensWithAnd = acceptedOf('h_and', 0.8, { predicate: predicateOf('opener-and') });
const fewAlso = acceptedOf('h_also', 0.7, { predicate: predicateOf('word-also', 'less') });

function aimOf(changes: Partial<SteeringAim> = {}): SteeringAim {
  return {
    ...{ fingerprint: buildFingerprint(person), hypotheses: [], register: 'email', background, voice },
    ...{ only: 'fingerprint', words: 200 },
    ...changes,
  };
}

/** Where the voice is known. */
const steerTowards = (aim: SteeringAim) => steerTowardsOrNot(aim) ?? [];

const biasOf = (biases: readonly FormBias[], form: string) =>
  biases.find(({ forms }) => forms.includes(form))?.bias ?? 0;

describe('steering by fingerprint', () => {
  const biases = steerTowards(aimOf());

  test('makes likelier what the person has more often than the model, and less likely what they have less often', () => {
    expect(biasOf(biases, '!')).toBeGreaterThan(0.5);
    expect(biasOf(biases, ' also')).toBe(-2.5);
    expect(biasOf(biases, ',')).toBeLessThan(-0.5);
  });

  test('moves forms with and without a space together', () => {
    for (const bare of ['also', 'Also', '!']) expect(biasOf(biases, ` ${bare}`)).toBe(biasOf(biases, bare));
  });

  test('leaves alone what neither does, however much was read of either', () => {
    const never = ['word-per', 'lower-case-i', 'asterisks'];

    expect(biases.filter(({ featureId }) => never.includes(featureId))).toEqual([]);
    expect(rateReader(aimOf())?.('asterisks')).toBeNull();
  });

  test('leaves room for few habits where the text is short', () => {
    const short = steerTowards(aimOf({ words: 20 }));

    expect(short).toEqual(biases.slice(0, short.length));
    expect(new Set(short.map(({ featureId }) => featureId)).size).toBeLessThanOrEqual(3);
  });

  test('is tied to the hypotheses in force, best of all first', () => {
    const tied = steerTowards(
      aimOf({
        hypotheses: [fewAlso, opensWithAnd, hypothesisOf('h_no', { predicate: predicateOf('commas', 'less') })],
      }),
    );

    expect(tied.map((one) => [one.featureId, one.hypothesisId]).slice(0, 3)).toEqual([
      ['word-also', 'h_also'],
      ['opener-and', 'h_and'],
      ['commas', null],
    ]);
    expect(biasOf(tied, 'And')).toBeGreaterThan(0.5);
  });
});

describe('steering by hypotheses', () => {
  const only = 'hypotheses';

  test('moves nothing that no hypothesis in force is about', () => {
    const proposed: Hypothesis = { ...fewAlso, standing: 'proposed' };
    const elsewhere: Hypothesis = { ...opensWithAnd, registers: ['post'] };

    const biases = steerTowards(aimOf({ only, hypotheses: [exclaims, proposed, elsewhere] }));

    expect(biases.map(({ featureId, hypothesisId }) => [featureId, hypothesisId])).toEqual([
      ['exclamation-marks', 'h_exclaims'],
    ]);
    expect(steerTowards(aimOf({ only }))).toEqual([]);
  });

  test('moves nothing against what the hypothesis says', () => {
    const wrong = acceptedOf('h_wrong', 0.9, { predicate: predicateOf('word-also', 'more') });

    expect(steerTowards(aimOf({ only, hypotheses: [wrong] }))).toEqual([]);
  });

  test('reads the habit from the words of one without a predicate', () => {
    const inferred = acceptedOf('h_words', 0.9, { statement: 'Uses many exclamation marks.' });

    expect(steerTowards(aimOf({ only, hypotheses: [inferred] })).map(({ hypothesisId }) => hypothesisId)).toEqual([
      'h_words',
    ]);
  });
});

describe('the owner', () => {
  test('switches a habit off by rejecting its hypothesis, whichever feature would move its forms', () => {
    const rejected: Hypothesis = { ...exclaims, standing: 'rejected' };

    for (const only of ['fingerprint', 'hypotheses'] as const)
      expect(biasOf(steerTowards(aimOf({ only, hypotheses: [rejected] })), '!')).toBe(0);
  });

  test('goes before the counts: a habit they wrote otherwise is not moved', () => {
    const word = acceptedOf('h_own', 0.9, { origin: 'authored', predicate: predicateOf('exclamation-marks', 'less') });
    const measuredOnly: Hypothesis = { ...word, origin: 'measured' };

    expect(biasOf(steerTowards(aimOf({ hypotheses: [word] })), '!')).toBe(0);
    expect(biasOf(steerTowards(aimOf({ hypotheses: [measuredOnly] })), '!')).toBeGreaterThan(0);
  });
});

test('a voice that says nothing of the register, or counts otherwise, cannot be left', () => {
  const [email] = voice.registers;
  const elsewhere = { ...voice, registers: email === undefined ? [] : [{ ...email, register: 'chat' }] };

  expect(steerTowardsOrNot(aimOf({ voice: elsewhere }))).toBeNull();
  expect(steerTowardsOrNot(aimOf({ voice: { ...voice, catalogue: 'english-1' } }))).toBeNull();
});

test('a register without a voice of its own is heard in that of its background', () => {
  expect(steerTowards(aimOf({ register: 'letter' }))).toEqual(steerTowards(aimOf()));
});

test('what the background does not show as people write it is not steered', () => {
  const unreliable = { ...background, unreliable: ['exclamation-marks', 'exclamations', 'repeated-marks'] };

  expect(biasOf(steerTowards(aimOf({ background: unreliable })), '!')).toBe(0);
});

describe('however a person writes', () => {
  const { mean, ...rest } = buildFingerprint(person);
  const rates = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: features.length,
    maxLength: features.length,
  });
  const steerable = new Map(steerableFeatures.map((one) => [one.featureId, [...one.forms, ...one.others]]));

  test('biases stay within their bounds, of a closed class, one a form, few and small together where the text is short', () => {
    fc.assert(
      fc.property(
        rates,
        fc.integer({ min: 5, max: 500 }),
        fc.integer({ min: 0, max: 5000 }),
        (drawn, words, counted) => {
          const fingerprint = {
            ...rest,
            words: counted,
            mean: mean.map((own, place) => (own === null ? null : (drawn[place] ?? null))),
          };
          const aim = aimOf({ fingerprint, words, hypotheses: [exclaims, fewAlso] });

          const biases = steerTowards(aim);

          for (const { featureId, forms, bias } of biases) {
            expect(bias).toBeGreaterThanOrEqual(-2.5);
            expect(bias).toBeLessThanOrEqual(1.8);
            expect(Math.abs(bias)).toBeGreaterThanOrEqual(0.12);
            expect(forms.every((form) => steerable.get(featureId)?.includes(form))).toBe(true);
          }
          const all = biases.flatMap(({ forms }) => forms);
          expect(new Set(all).size).toBe(all.length);
          expect(new Set(biases.map(({ featureId }) => featureId)).size).toBeLessThanOrEqual(mostFeatures(words));
          expect(shiftOf(aim, biases)).toBeLessThanOrEqual(mostShift + 1e-12);
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** Counted anew from the model's rates. */
function shiftOf(aim: SteeringAim, biases: readonly FormBias[]): number {
  const read = rateReader(aim);
  return expectedShift(
    biases.map(({ featureId, forms, bias }) => {
      const rates = read?.(featureId);
      const named =
        steerableFeatures.find((one) => one.featureId === featureId)?.forms.includes(forms[0] ?? '') === true;
      expect(placeOf(featureId)).toBeGreaterThanOrEqual(0);
      const model = rates?.model ?? Number.NaN;
      return { bias, perWord: (named ? model : 1 - model) * (rates?.chances ?? Number.NaN) };
    }),
  );
}
