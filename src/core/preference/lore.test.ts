import { describe, expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { adapt } from './adapt.ts';
import { mostInformative } from './ask.ts';
import { fitPerPerson, fitPooled } from './bradley-terry.ts';
import { choose } from './choose.ts';
import { type Comparisons, comparisonsFrom, comparisonsOf, differenceAt, firstComparisons } from './comparisons.ts';
import { fitBasis } from './fit-basis.ts';
import { createLoreObjective } from './lore-objective.ts';
import { accuracyOf } from './measures.ts';
import { mixtureWeights, observe, observeAll, posterior, startPerson } from './posterior-mixture.ts';
import { directionOf, meanWeights, type PreferenceModel, seenWeights } from './preference-model.ts';
import { loadPreferenceModel, savePreferenceModel } from './saved-model.ts';
import { rank, score } from './score.ts';
import { simulateLinearPopulation } from './simulation/linear-population.ts';

const population = simulateLinearPopulation({
  seed: 0,
  dimension: 16,
  scorers: 4,
  seenPeople: 60,
  unseenPeople: 40,
  testPairs: 50,
  trainPrompts: 300,
  testPrompts: 100,
});
const seen = population.seen.map(({ comparisons }) => comparisons);
const pooled = fitPooled(seen, { seed: 0, steps: 300 });
const model = fitBasis(seen, { rank: 4, seed: 0, steps: 300, pooled });
const [someone] = population.unseen;
const own = someone?.comparisons ?? comparisonsFrom(new Float32Array(16), 16);

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const unseenAccuracy = (directionFor: (comparisons: Comparisons, person: number) => ArrayLike<number>): number =>
  100 *
  meanOf(population.unseen.map(({ comparisons, test }, person) => accuracyOf(directionFor(comparisons, person), test)));
const adapted = (comparisons: Comparisons, shots = 9) =>
  directionOf(model, adapt(model, firstComparisons(comparisons, shots)));
const flipped = ({ differences, dimension }: Comparisons) =>
  comparisonsFrom(
    differences.map((value) => -value),
    dimension,
  );

describe('at reduced size', () => {
  test('LoRe-1, LoRe-2, LoRe-3: nine comparisons of a new person tell more than everybody or the person alone, more tell no less', () => {
    const everybody = unseenAccuracy(() => pooled);
    const alone = fitPerPerson(population.unseen.map(({ comparisons }) => firstComparisons(comparisons, 3)));
    const [three, five, nine] = [3, 5, 9].map((shots) => unseenAccuracy((comparisons) => adapted(comparisons, shots)));
    const seenNow =
      100 * meanOf(population.seen.map(({ test }, at) => accuracyOf(directionOf(model, seenWeights(model, at)), test)));

    expect(nine).toBeGreaterThan(everybody + 7);
    expect(three).toBeGreaterThan(unseenAccuracy((_, person) => alone.subarray(person * 16, person * 16 + 16)));
    expect(five).toBeGreaterThan((three ?? 0) - 1);
    expect(nine).toBeGreaterThan((five ?? 0) - 1);
    expect(seenNow - (nine ?? 0)).toBeLessThan(3);
  });

  test('LoRe-8, LoRe-9: with the weights of another person, or labels flipped or drawn by coin, nothing is gained', () => {
    const everybody = unseenAccuracy(() => pooled);
    const directions = population.unseen.map(({ comparisons }) => adapted(comparisons));
    const random = createRandom(5);
    const coin = ({ differences, dimension }: Comparisons) => {
      const signs = Array.from({ length: 20 }, () => (random.next() < 0.5 ? -1 : 1));
      return comparisonsFrom(
        differences.map((value, at) => value * (signs[Math.floor(at / dimension)] ?? 1)),
        dimension,
      );
    };

    expect(unseenAccuracy((_, person) => directions.at(person - 1) ?? pooled)).toBeLessThan(
      unseenAccuracy((comparisons) => adapted(comparisons)) - 10,
    );
    expect(unseenAccuracy((comparisons) => adapted(flipped(comparisons)))).toBeLessThan(everybody - 5);
    expect(unseenAccuracy((comparisons) => adapted(coin(comparisons)))).toBeLessThan(everybody + 0.5);
  });

  test('a direction without meaning is right half of the time', () => {
    const random = createRandom(3);
    const accuracies = Array.from({ length: 30 }, () => {
      const direction = Float32Array.from({ length: 16 }, () => random.next() - 0.5);
      return unseenAccuracy(() => direction);
    });

    expect(Math.abs(meanOf(accuracies) - 50)).toBeLessThan(6);
  });
});

describe('LoRe-13', () => {
  test('gradients are those of finite differences', () => {
    const few = seen.slice(0, 5).map((comparisons, person) => firstComparisons(comparisons, 3 + person));
    const objective = createLoreObjective(few, { rank: 3, temperature: 2 });
    const random = createRandom(2);
    const { basis, logits, width, places } = objective;
    for (const array of [basis, logits])
      array.forEach((_, at) => {
        array[at] = random.next() - 0.5;
      });
    const loss = (v: ArrayLike<number>, omega: ArrayLike<number>): number =>
      few.reduce((total, { differences, dimension, count }, person) => {
        const raw = [0, 1, 2].map((row) => Math.exp(omega[row * places + person] ?? 0));
        const sum = raw.reduce((a, b) => a + b, 0);
        let own = 0;
        for (let row = 0; row < count; row += 1) {
          let margin = 0;
          for (let at = 0; at < dimension; at += 1)
            for (let b = 0; b < 3; b += 1)
              margin += ((raw[b] ?? 0) / sum) * (v[b * width + at] ?? 0) * (differences[row * dimension + at] ?? 0);
          own += Math.log1p(Math.exp(-margin / 2)) / count;
        }
        return total + own;
      }, 0);
    objective.differentiate();
    const [v, omega] = [Float64Array.from(basis), Float64Array.from(logits)];
    const slope = (values: Float64Array, at: number) => {
      const moved = (by: number) => values.map((value, place) => (place === at ? value + by : value));
      const lossOf = (other: Float64Array) => (values === v ? loss(other, omega) : loss(v, other));
      return (lossOf(moved(1e-5)) - lossOf(moved(-1e-5))) / 2e-5;
    };
    const largest = (values: ArrayLike<number>) => Math.max(...Array.from(values, Math.abs));

    for (const [values, gradient] of [
      [v, objective.basisGradient],
      [omega, objective.logitsGradient],
    ] as const) {
      const errors = Array.from(values, (_, at) => Math.abs(slope(values, at) - (gradient[at] ?? 0)));
      expect(Math.max(...errors) / largest(gradient)).toBeLessThan(1e-4);
    }
  });

  test('a rerun gives the same bits, without WebAssembly too; another seed gives others', () => {
    const options = { rank: 3, seed: 4, steps: 40 };
    const few = seen.slice(0, 7);
    const first = fitBasis(few, options);

    expect(fitBasis(few, options)).toEqual(first);
    expect(fitBasis(few, { ...options, engine: 'plain' })).toEqual(first);
    expect(fitBasis(few, { ...options, seed: 5 }).basis).not.toEqual(first.basis);
  });

  test('a saved model gives identical scores', () => {
    const loaded = loadPreferenceModel(savePreferenceModel(model));

    expect(loaded).toEqual(model);
    expect(adapt(loaded, own)).toEqual(adapt(model, own));
  });

  test('comparisons one by one, all at once and in another order give the same weights', () => {
    let state = startPerson(model);
    for (let at = own.count - 1; at >= 0; at -= 1) state = observe(model, state, differenceAt(own, at));
    const batch = adapt(model, own);

    expect(mixtureWeights(model, observeAll(model, own))).toEqual(batch);
    mixtureWeights(model, state).forEach((weight, at) => {
      expect(Math.abs(weight - (batch[at] ?? 0))).toBeLessThan(1e-6);
    });
  });
});

test('LoRe-10: one wrong label does less harm with a label-noise floor', () => {
  const nine = (comparisons: Comparisons) => {
    const kept = firstComparisons(comparisons, 9);
    return comparisonsFrom(
      kept.differences.map((value, at) => (at < 16 ? -value : value)),
      16,
    );
  };
  const withFloor = unseenAccuracy((comparisons) => directionOf(model, adapt(model, nine(comparisons))));

  expect(withFloor).toBeGreaterThan(
    unseenAccuracy((comparisons) => directionOf(model, adapt(model, nine(comparisons), { floor: 0 }))) + 1,
  );
});

test('k = 0 gives the mean person by either adaptation', () => {
  const none = firstComparisons(own, 0);

  for (const weights of [adapt(model, none), adapt(model, none, { method: 'gradient', seed: 1 })])
    weights.forEach((weight, at) => {
      expect(weight).toBeCloseTo(meanWeights(model)[at] ?? 0, 5);
    });
});

test('huge margins leave a posterior that is finite', () => {
  const huge = Float32Array.from({ length: 16 }, () => 9e5);

  for (const floor of [0, 0.1]) {
    const state = observe(
      model,
      observe(model, startPerson(model), huge, { floor }),
      huge.map((value) => -value),
      { floor },
    );
    expect([...posterior(state)].every(Number.isFinite)).toBe(true);
    expect(posterior(state).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
  }
});

test('LoRe-12: the question that parts the seen people is asked, not the one all answer alike, whichever side comes first', () => {
  const two: PreferenceModel = {
    dimension: 2,
    rank: 2,
    temperature: 1,
    basis: Float32Array.of(5, 0, 0, 5),
    weights: Float32Array.of(1, 0, 0, 1),
    people: 2,
    pooled: Float32Array.of(1, 1),
  };
  const state = startPerson(two);
  const pool = [
    [1, 1],
    [-1, 1],
    [0, 0],
  ];

  expect(mostInformative(two, state, pool).pair).toBe(1);
  expect(mostInformative(two, state, [[1, -1]]).information).toBeCloseTo(
    mostInformative(two, state, [[-1, 1]]).information,
    12,
  );
  expect(() => mostInformative(two, state, [])).toThrow(/no pair/);
});

describe('abstaining', () => {
  const candidates = Array.from({ length: 8 }, (_, at) =>
    population.testPrompts.embeddings.slice(at * 16, at * 16 + 16),
  );

  test('takes the pick of everybody where nothing is known', () => {
    const choice = choose(model, startPerson(model), candidates);

    expect(choice).toMatchObject({ candidate: choice.populationPick, abstained: 'no-comparisons' });
  });

  test('takes it where the person contradicts themselves', () => {
    const contradictory = [own, flipped(own), own, flipped(own)].flatMap((comparisons) =>
      Array.from({ length: 5 }, (_, at) => differenceAt(comparisons, at)),
    );
    const state = contradictory.reduce((before, difference) => observe(model, before, difference), startPerson(model));
    const fitting = observeAll(model, own);

    expect(state.logPredicted).toBeLessThan(fitting.logPredicted);
    expect(choose(model, state, candidates).abstained).toBe('contradictory');
  });

  test('takes the own pick of a person whose comparisons are told better by it, unless the margin has to be larger', () => {
    const state = observeAll(model, own);
    const choice = choose(model, state, candidates);

    expect(choice).toMatchObject({ candidate: choice.ownPick, abstained: null });
    expect(choose(model, state, candidates, { leastConfidence: 1 }).abstained).toBe('small-margin');
  });
});

test('ranks by score, equal ones in the order given', () => {
  expect(
    rank(
      [1, 0],
      [
        [1, 0],
        [2, 5],
        [1, 9],
      ],
    ).map(({ candidate }) => candidate),
  ).toEqual([1, 0, 2]);
  expect(score([2, 1], [3, 4])).toBe(10);
});

test('one person with one comparison can be fitted, and contradictory or identical pairs give finite numbers', () => {
  const one = comparisonsOf([{ chosen: [1, 0, 0], rejected: [0, 1, 0] }]);
  const contradictory = comparisonsOf([
    { chosen: [1, 0, 0], rejected: [0, 1, 0] },
    { chosen: [0, 1, 0], rejected: [1, 0, 0] },
    { chosen: [1, 1, 1], rejected: [1, 1, 1] },
  ]);
  const alone = fitBasis([one], { rank: 2, seed: 1, steps: 50 });

  expect(accuracyOf(directionOf(alone, adapt(alone, one)), one)).toBe(1);
  for (const fitted of [
    fitBasis([contradictory], { rank: 2, seed: 1, steps: 50 }).basis,
    fitPerPerson([contradictory]),
  ])
    expect(fitted.every(Number.isFinite)).toBe(true);
});

const damage = (change: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ ...Object(JSON.parse(savePreferenceModel(model))), ...change });

test.each<readonly [string, () => unknown, RegExp]>([
  ['no people', () => fitBasis([], { rank: 2, seed: 1 }), /no people/],
  [
    'a person without comparisons',
    () => fitBasis([own, firstComparisons(own, 0)], { rank: 2, seed: 1 }),
    /Person 1 has no comparisons/,
  ],
  [
    'unequal dimensions',
    () => fitBasis([own, comparisonsFrom(new Float32Array(3), 3)], { rank: 2, seed: 1 }),
    /Person 1 has 3 dimensions, person 0 16/,
  ],
  [
    'a choice of unequal embeddings',
    () => comparisonsOf([{ chosen: [1, 2], rejected: [1] }]),
    /rejected text of choice 0 has 1 dimensions/,
  ],
  ['what is no number', () => comparisonsOf([{ chosen: [Number.NaN], rejected: [1] }]), /NaN at place 0/],
  ['a huge number', () => comparisonsFrom(Float32Array.of(1e30), 1), /at most 1000000/],
  ['no choice and no dimension', () => comparisonsOf([]), /Give the dimension/],
  ['a rank of 0', () => fitBasis([own], { rank: 0, seed: 1 }), /rank is 0/],
  ['a rate that is no number', () => fitBasis([own], { rank: 1, seed: 1, rate: Number.NaN }), /learning rate is NaN/],
  [
    'comparisons of another embedder',
    () => adapt(model, comparisonsFrom(new Float32Array(3), 3)),
    /have 3 dimensions, the model 16/,
  ],
  ['a floor of a half', () => adapt(model, own, { floor: 0.5 }), /floor is 0.5/],
  ['a candidate of another embedder', () => rank(pooled, [[1]]), /has 1 dimensions, the direction 16/],
  ['no candidate', () => choose(model, startPerson(model), []), /no candidate/],
  ['a model that is no JSON', () => loadPreferenceModel('{'), /no JSON/],
  ['a model of another version', () => loadPreferenceModel(damage({ version: 2 })), /version 2; this release reads 1/],
  ['another kind of file', () => loadPreferenceModel('{"format":"profile"}'), /format is not hyperalign-preference/],
  ['a model without a body', () => loadPreferenceModel(damage({ body: null })), /checksum does not fit/],
  [
    'a model of which one number changed',
    () => loadPreferenceModel(savePreferenceModel(model).replace('"temperature":100', '"temperature":10')),
    /damaged one: its checksum does not fit its content\. Take another copy/,
  ],
  [
    'a model with too few numbers',
    () => loadPreferenceModel(savePreferenceModel({ ...model, weights: model.weights.subarray(0, 9) })),
    /weights are not 240 packed numbers/,
  ],
  [
    'weights off the simplex',
    () => loadPreferenceModel(savePreferenceModel({ ...model, weights: model.weights.map(() => 1) })),
    /do not sum to 1/,
  ],
])('%s is refused', (_, work, message) => {
  expect(work).toThrow(message);
});
