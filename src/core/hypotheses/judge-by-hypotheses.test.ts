import { describe, expect, test } from 'vitest';
import type { Combination } from '../../contracts/combination.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { areaUnderCurve } from '../statistics/area-under-curve.ts';
import type { TextMeasure } from '../stylometry/measure-text.ts';
import { combineIlse, ilsesBackground, ilsesHypotheses, laterTexts } from './combination-fixture.ts';
import { fictionalTexts } from './fictional-writers.ts';
import { hypothesisOf } from './hypothesis-fixture.ts';
import { judgeByHypotheses } from './judge-by-hypotheses.ts';

const combination = combineIlse();
const [mine] = laterTexts;
const others = Array.from({ length: 20 }, (_, at) => fictionalTexts(7000 + at, 2)).flat();
const silent = hypothesisOf('h_words');

interface Asked {
  readonly of?: readonly Hypothesis[];
  readonly by?: Combination | null;
  readonly measure?: TextMeasure | undefined;
}

function judge({ of = ilsesHypotheses, by = combination, measure = mine?.measure }: Asked = {}) {
  if (measure === undefined) throw new Error('there are 32 texts');
  return judgeByHypotheses({ hypotheses: of, measure, combination: by, background: ilsesBackground });
}

describe('what hypotheses say of a text by likelihood ratio', () => {
  test('tells new texts of the person from those of new people', () => {
    const probability = ({ measure }: { readonly measure: TextMeasure }) =>
      judge({ measure }).probability ?? Number.NaN;

    const [own, theirs] = [laterTexts.map(probability), others.map(probability)];

    expect(areaUnderCurve(own, theirs)).toBeGreaterThan(0.95);
    expect(Math.min(...own)).toBeGreaterThan(0.5);
    expect(theirs.filter((one) => one < 0.5).length).toBeGreaterThan(theirs.length * 0.9);
  });

  test('adds up what each hypothesis contributes, strongest first, in its own words', () => {
    const { probability, contributions } = judge();

    const odds = contributions.reduce((sum, { logOdds }) => sum + logOdds, 0);
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(-odds)), 4);
    const sizes = contributions.map(({ logOdds }) => Math.abs(logOdds));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    for (const { hypothesisId, statement } of contributions)
      expect(ilsesHypotheses.find(({ id }) => id === hypothesisId)?.statement).toBe(statement);
  });

  test('of two habits that always go together weighs one, and never turns one against itself', () => {
    const [first, second] = combination?.hypothesisIds ?? [];
    if (combination === null || first === undefined || second === undefined) throw new Error('two are accepted');
    const pair = (leads: number[], between: number) => ({
      ...combination,
      hypothesisIds: [first, second],
      leads,
      correlations: [
        [1, between],
        [between, 1],
      ],
    });
    const of = ilsesHypotheses.filter(({ id }) => id === first || id === second);
    const sum = (by: Combination) => judge({ of, by }).contributions.reduce((total, { logOdds }) => total + logOdds, 0);

    expect(Math.abs(sum(pair([1, 1], 0.7)))).toBeLessThan(Math.abs(sum(pair([1, 1], 0))));
    expect(sum(pair([1, 1], 0.7))).toBeCloseTo(sum(pair([1, 1], 0)) / 1.7, 3);
    expect(judge({ of, by: pair([1.2, 0.2], 0.7) }).contributions.map(({ hypothesisId }) => hypothesisId)).toEqual([
      first,
    ]);
  });

  test('holds for what is left when the owner takes one out, and counts one put in force since by its verdict alone', () => {
    const [out, ...left] = ilsesHypotheses;
    const renamed = ilsesHypotheses.map((one) => (one === out ? { ...one, id: 'h_new' } : one));

    const [fewer, other] = [judge({ of: left }), judge({ of: renamed })];

    expect(fewer.method).toBe('likelihood-ratio');
    expect(fewer.contributions.map(({ hypothesisId }) => hypothesisId)).not.toContain(out?.id);
    expect(other.probability).toBe(fewer.probability);
    expect(other.followed + other.broken).toBe(judge().followed + judge().broken);
  });

  test('needs no three that speak: one alone says how little it tells', () => {
    const verdict = judge({ of: [...ilsesHypotheses.slice(0, 1), silent] });

    expect(verdict).toMatchObject({ method: 'likelihood-ratio', silent: 1 });
    expect(verdict.probability).toBeGreaterThan(0.5);
    expect(verdict.probability).toBeLessThan(0.95);
  });
});

describe('what hypotheses say of a text without a combination', () => {
  test('is a mean by worth and no probability', () => {
    const verdict = judge({ by: null });

    expect(verdict).toMatchObject({ method: 'reward-weighted', probability: null, contributions: [] });
    expect(verdict.score).toBeGreaterThan(0.3);
    expect(verdict.followed + verdict.broken + verdict.silent).toBe(ilsesHypotheses.length);
  });

  test('is nothing when fewer than three speak; what cannot be counted is silent', () => {
    expect(judge({ of: [...ilsesHypotheses.slice(0, 2), silent], by: null })).toMatchObject({
      method: 'abstained',
      probability: null,
      score: null,
      silent: 1,
    });
    expect(judge({ of: [silent] })).toMatchObject({ method: 'abstained', silent: 1 });
  });
});
