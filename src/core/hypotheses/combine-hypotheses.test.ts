import { describe, expect, test } from 'vitest';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { areaUnderCurve } from '../statistics/area-under-curve.ts';
import { fitCombination, judgeByHypotheses } from './combine-hypotheses.ts';
import { fictionalBackground, fictionalTexts, type Habits } from './fictional-writers.ts';
import { hypothesisOf } from './hypothesis-fixture.ts';
import { proposeMeasured } from './propose-measured.ts';
import { tryCountable } from './try-countable.ts';

const background = fictionalBackground();
const habits: Habits = { exclaims: 0.4, semicolons: 0.3, asks: 0.4, greeting: 'Hey', closing: 'Cheers' };
const texts = fictionalTexts(21, 32, habits);
const own = texts.slice(16, 28);
const proposed = proposeMeasured({ person: 'ilse', register: 'email', texts: texts.slice(0, 16), background });
const accepted = tryCountable({ hypotheses: proposed, own, background }).filter(
  ({ standing }) => standing === 'accepted',
);
const hypotheses = accepted.slice(0, 10);
const combine = (changes: Partial<Parameters<typeof fitCombination>[0]> = {}) =>
  fitCombination({ register: 'email', hypotheses, own, background, ...changes });

describe('the combination of verdicts', () => {
  test('tells new texts of the person from those of new people', () => {
    const combination = combine();
    const probability = (one: (typeof texts)[number]) =>
      judgeByHypotheses(hypotheses, one.measure, combination).probability ?? Number.NaN;
    const others = Array.from({ length: 20 }, (_, at) => fictionalTexts(7000 + at, 2)).flat();

    const mine = texts.slice(28).map(probability);
    const theirs = others.map(probability);

    expect(areaUnderCurve(mine, theirs)).toBeGreaterThan(0.95);
    expect(Math.min(...mine)).toBeGreaterThan(0.5);
    expect(theirs.filter((one) => one < 0.5).length).toBeGreaterThan(theirs.length * 0.9);
  });

  test('is fitted at even odds on sources and people, and says on how many', () => {
    const combination = combine();

    expect(combination).toMatchObject({ register: 'email', ownSources: 12, controlTexts: 120 });
    expect(combination?.weights).toHaveLength(combination?.hypothesisIds.length ?? -1);
    expect(combination?.hypothesisIds).toEqual(hypotheses.map(({ id }) => id).toSorted());
  });

  test.each([
    { name: 'seven own sources', changes: { own: own.slice(0, 7) } },
    {
      name: 'seven sources of twelve texts',
      changes: { own: own.map((one, at) => ({ ...one, source: { unit: `u${at % 7}` } })) },
    },
    { name: '24 control texts', changes: { background: fictionalBackground({ people: 8 }) } },
    { name: 'two hypotheses', changes: { hypotheses: hypotheses.slice(0, 2) } },
  ])('is not fitted on $name', ({ changes }) => {
    expect(combine(changes)).toBeNull();
  });

  test('H2: does not depend on the order of texts and hypotheses', () => {
    expect(combine({ own: own.toReversed(), hypotheses: hypotheses.toReversed() })).toEqual(combine());
  });
});

describe('what hypotheses say of a text', () => {
  const [mine] = texts.slice(28);
  const judge = (of: readonly Hypothesis[], combination = combine()) => {
    if (mine === undefined) throw new Error('there are 32 texts');
    return judgeByHypotheses(of, mine.measure, combination);
  };

  test('without a combination is a mean by worth and no probability', () => {
    const verdict = judge(hypotheses, null);

    expect(verdict).toMatchObject({ method: 'reward-weighted', probability: null });
    expect(verdict.score).toBeGreaterThan(0.3);
    expect(verdict.followed + verdict.broken + verdict.silent).toBe(hypotheses.length);
  });

  test('after the owner changed which are in force, too', () => {
    expect(judge(hypotheses.slice(1)).method).toBe('reward-weighted');
    expect(judge(hypotheses).method).toBe('regression');
  });

  test('is nothing when fewer than three speak; what cannot be counted is silent', () => {
    const silent = hypothesisOf('h_words');

    expect(judge([...hypotheses.slice(0, 2), silent])).toMatchObject({
      method: 'abstained',
      probability: null,
      score: null,
      silent: 1,
    });
    expect(judge([...hypotheses, silent])).toMatchObject({ method: 'regression', silent: 1 });
  });
});
