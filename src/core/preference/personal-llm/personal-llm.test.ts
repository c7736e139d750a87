import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/index.ts';
import { adapt } from '../adapt.ts';
import { comparisonsFrom } from '../comparisons.ts';
import { knownBasisModel, nearestWeights, simplexWeights, uniformWeights } from '../known-basis.ts';
import { BestOfNCount } from '../measures.ts';
import { observeAll, startPerson } from '../posterior-mixture.ts';
import { dirichlet } from '../simulation/dirichlet.ts';
import { type PersonalLlmTable, readPersonRecords, readScoreTable, writeScoreTable } from './read-records.ts';
import { scoreDifference, simulateScoreTable, standardisationOf, standardise, tableUtilities } from './score-table.ts';
import { personalLlmScorers } from './scorers.ts';

test.each([0.01, 0.1, 1, 5])('PL-1: the mean square of Dirichlet(%d) weights is (α + 1) / (10 α + 1)', (alpha) => {
  const draw = dirichlet(createRandom(1), { alpha, parts: 10 });
  let sum = 0;
  for (let person = 0; person < 10_000; person += 1)
    sum += draw().reduce((total, weight) => total + weight * weight, 0);

  expect(sum / 10_000 / ((alpha + 1) / (10 * alpha + 1))).toBeCloseTo(1, 1.7);
});

test('PL-1: at α = .001 no weight is NaN', () => {
  const draw = dirichlet(createRandom(2), { alpha: 0.001, parts: 10 });

  for (let person = 0; person < 10_000; person += 1) expect(draw().reduce((a, b) => a + b)).toBeCloseTo(1, 5);
});

test('PL-5: training columns have mean 0 and deviation 1, test columns those of the training constants; all eight responses can be drawn', () => {
  const raw = simulateScoreTable({ seed: 1, prompts: 50 });
  const shifted = { ...raw, scores: raw.scores.map((value, at) => 3 * value + (at % 10)) };
  const constants = standardisationOf(shifted);
  const again = standardisationOf(standardise(shifted, constants));
  const test8 = standardise(shifted, constants, { costs: ['scorer 8'] });

  again.means.forEach((mean) => {
    expect(Math.abs(mean)).toBeLessThan(1e-6);
  });
  again.deviations.forEach((deviation) => {
    expect(Math.abs(deviation - 1)).toBeLessThan(1e-6);
  });
  expect(standardise(raw, constants).scores[0]).toBeCloseTo(
    ((raw.scores[0] ?? 0) - (constants.means[0] ?? 0)) / (constants.deviations[0] ?? 1),
    12,
  );
  expect(test8.scores[7]).toBe(-(standardise(shifted, constants).scores[7] ?? 0));
  expect(() => standardise(raw, constants, { costs: ['nobody'] })).toThrow(/no scorer "nobody"/);
  expect(tableUtilities(raw, 49, uniformWeights(10))).toHaveLength(8);
});

describe('PL-6', () => {
  const table: PersonalLlmTable = {
    prompts: 2,
    responses: 8,
    scorers: personalLlmScorers.map(({ name }) => name),
    scores: Float64Array.from({ length: 160 }, (_, at) => at / 7),
    promptTexts: ['How is bread made?', 'Why is the sky blue?'],
    responseTexts: [0, 1].map((prompt) => Array.from({ length: 8 }, (_, at) => `answer ${prompt} ${at}`)),
  };
  const [line = ''] = writeScoreTable(table);
  const without = (name: string) =>
    JSON.stringify(Object.fromEntries(Object.entries(Object(JSON.parse(line))).filter(([key]) => key !== name)));

  test('the published schema comes back as it was written', () => {
    expect(readScoreTable(writeScoreTable(table))).toEqual(table);
  });

  test.each([
    ['a missing column', without('response_8_gemma_2b'), /Line 1 has no column "response_8_gemma_2b"/],
    ['a missing response', without('response_8'), /no text "response_8"/],
    [
      'a score that is NaN',
      line.replace(/"response_3_gemma_7b":[^,]+/, '"response_3_gemma_7b":NaN'),
      /"NaN" as "response_3_gemma_7b", which is no number/,
    ],
    ['an unknown scorer', line.replace('{', '{"response_1_llama9":1,'), /"llama9", which is no scorer/],
    ['no JSON', '{', /Line 1 is no JSON/],
  ])('%s is named', (_, text, message) => {
    expect(() => readScoreTable([text])).toThrow(message);
  });

  test('records of people hold ratings or choices', () => {
    const record = {
      person_id: '7',
      person_weight: new Array(10).fill(0.1),
      prompt: 'Write.',
      history: [
        { prompt: 'a?', response: 'b', reward: '1.5' },
        { prompt: 'c?', a: 'd', b: 'e', chosen: 'b' },
      ],
    };

    expect(readPersonRecords([JSON.stringify(record), ''])).toEqual([
      {
        personId: '7',
        weights: Float64Array.from(record.person_weight),
        prompt: 'Write.',
        history: [
          { kind: 'rating', prompt: 'a?', response: 'b', reward: 1.5 },
          { kind: 'choice', prompt: 'c?', a: 'd', b: 'e', chosen: 'b' },
        ],
      },
    ]);
    expect(() => readPersonRecords([JSON.stringify({ ...record, person_weight: [1] })])).toThrow(
      /no person_weight of 10 numbers/,
    );
  });
});

test('PL-3 at reduced size: histories of other people help at one comparison and at thirty', () => {
  const table = simulateScoreTable({ seed: 3, prompts: 200 });
  const random = createRandom(4);
  const draw = dirichlet(random, { alpha: 0.1, parts: 10 });
  const past = Float32Array.from(Array.from({ length: 300 }, draw).flatMap((weights) => [...weights]));
  const model = knownBasisModel(past, 10);
  const dot = (one: ArrayLike<number>, other: ArrayLike<number>) =>
    Array.from(one).reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
  const difference = () =>
    scoreDifference(table, random.integer(200), { chosen: random.integer(4), rejected: 4 + random.integer(4) });
  const people = Array.from({ length: 60 }, draw);
  const shares = (k: number) => {
    const right = { uniform: 0, simplex: 0, mixture: 0, nearest: 0 };
    for (const truth of people) {
      const history = comparisonsFrom(
        Float32Array.from(
          Array.from({ length: k }, difference).flatMap((one) => [
            ...one.map((value) => (dot(one, truth) > 0 ? value : -value)),
          ]),
        ),
        10,
      );
      const arms = {
        uniform: uniformWeights(10),
        simplex: simplexWeights(history),
        mixture: adapt(model, history, { floor: 0 }),
        nearest: nearestWeights(model, observeAll(model, history, { floor: 0 }), 5),
      };
      for (let at = 0; at < 100; at += 1) {
        const asked = difference();
        for (const arm of ['uniform', 'simplex', 'mixture', 'nearest'] as const)
          if (dot(asked, arms[arm]) > 0 === dot(asked, truth) > 0) right[arm] += 1 / 60;
      }
    }
    return right;
  };
  const [one, thirty] = [shares(1), shares(30)];

  expect(one.mixture).toBeGreaterThan(one.uniform - 1);
  expect(one.mixture).toBeGreaterThan(one.simplex);
  expect(thirty.mixture).toBeGreaterThan(thirty.uniform + 8);
  expect(thirty.nearest).toBeGreaterThan(thirty.uniform + 8);
  expect(thirty.mixture).toBeGreaterThan(90);
});

test('the nearest of people nothing is known of are the first, and a model without people is refused', () => {
  const model = knownBasisModel(Float32Array.of(1, 0, 0, 1), 2);

  expect(nearestWeights(model, startPerson(model), 1)).toEqual(Float32Array.of(1, 0));
  expect(() => knownBasisModel(new Float32Array(0), 2)).toThrow(/one person at least/);
});

test('headroom is 1 for the best picks and 0 for average ones; equal picks tie', () => {
  const [best, mixed] = [new BestOfNCount(), new BestOfNCount()];
  best.add([0, 1, 2], 2, 2);
  mixed.add([0, 1, 2], 1, 2);
  mixed.add([0, 1, 2], 1, 0);

  expect(best.result()).toEqual({ headroom: 1, win: 0, tie: 1, loss: 0 });
  expect(mixed.result()).toEqual({ headroom: 0, win: 0.5, tie: 0, loss: 0.5 });
});
