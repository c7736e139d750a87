import { createRandom } from '../src/core/numerics/index.ts';
import {
  BestOfNCount,
  type Comparisons,
  comparisonsFrom,
  dirichlet,
  knownBasisModel,
  mixtureWeights,
  nearestWeights,
  observeAll,
  type PreferenceModel,
  type ScoreTable,
  scoreDifference,
  simplexWeights,
  simulateScoreTable,
  standardisationOf,
  standardise,
  summariseAccuracies,
  tableUtilities,
  uniformWeights,
} from '../src/preference.ts';
import type { Figures } from './lore-run.ts';

export interface PersonalLlmRunOptions {
  readonly alpha: number;
  readonly seed: number;
  readonly shots: readonly number[];
  readonly trainPrompts?: number;
  readonly testPrompts?: number;
  readonly pastPeople?: number;
  readonly newPeople?: number;
}

const scorers = 10;

/** Diversity of a population over a table of scores, and how well each arm finds new people's weights from k choices without chance. */
export function runPersonalLlm(options: PersonalLlmRunOptions): Figures {
  const { alpha, seed, shots, trainPrompts = 1000, testPrompts = 500, pastPeople = 1000, newPeople = 200 } = options;
  const raw = simulateScoreTable({ seed, prompts: trainPrompts });
  const constants = standardisationOf(raw);
  const train = standardise(raw, constants);
  const test = standardise(simulateScoreTable({ seed: seed + 1_000_000, prompts: testPrompts }), constants);
  const random = createRandom(seed + 2_000_000);
  const draw = dirichlet(random, { alpha, parts: scorers });
  const past = new Float32Array(pastPeople * scorers);
  for (let person = 0; person < pastPeople; person += 1) past.set(draw(), person * scorers);
  const people = Array.from({ length: newPeople }, draw);
  const model = knownBasisModel(past, scorers);
  const figures: Figures = { ...diversity(people, test), pop_headroom: 0 };
  const asked = drawPairs(random, test);
  const truths = people.map((weights) => asked.map((_, prompt) => tableUtilities(test, prompt, weights)));
  for (const k of shots) {
    const histories = people.map((weights) => drawHistory(random, train, weights, k));
    const arms = armsOf(model, histories);
    for (const [arm, weights] of Object.entries(arms)) {
      const own = (person: number) => weights[person] ?? model.pooled;
      measure(figures, `${arm}_${k}`, { people, truths, test, asked, weightsOf: own, everybody: model.pooled });
      if (arm === 'mixture')
        measure(figures, `swap_${k}`, {
          people,
          truths,
          test,
          asked,
          weightsOf: (person) => weights.at(person - 1) ?? model.pooled,
          everybody: model.pooled,
        });
    }
  }
  figures['pop_headroom'] = figures[`pop_${shots[0]}_headroom`] ?? 0;
  return figures;
}

function armsOf(
  model: PreferenceModel,
  histories: readonly Comparisons[],
): Readonly<Record<string, readonly Float32Array[]>> {
  // The simulated choices are free of chance, so no label is taken to be wrong.
  const states = histories.map((history) => observeAll(model, history, { floor: 0 }));
  return {
    uniform: histories.map(() => uniformWeights(scorers)),
    simplex: histories.map((history) => simplexWeights(history)),
    mixture: states.map((state) => mixtureWeights(model, state)),
    nearest: states.map((state) => nearestWeights(model, state, 5)),
    pop: histories.map(() => model.pooled),
  };
}

function diversity(people: readonly Float32Array[], test: ScoreTable): Figures {
  let [effective, modal, distinct] = [0, 0, 0];
  for (const weights of people) effective += 1 / weights.reduce((sum, value) => sum + value * value, 0) / people.length;
  for (let prompt = 0; prompt < test.prompts; prompt += 1) {
    const counts = new Array<number>(test.responses).fill(0);
    for (const weights of people) {
      const best = largestOf(tableUtilities(test, prompt, weights));
      counts[best] = (counts[best] ?? 0) + 1;
    }
    modal += Math.max(...counts) / people.length / test.prompts;
    distinct += counts.filter((count) => count > 0).length / test.prompts;
  }
  return { effective_scorers: effective, modal_share: modal, distinct_best: distinct };
}

type Asked = readonly { readonly chosen: number; readonly rejected: number }[];

function drawPairs(random: ReturnType<typeof createRandom>, { prompts, responses }: ScoreTable): Asked {
  return Array.from({ length: prompts }, () => {
    const chosen = random.integer(responses);
    return { chosen, rejected: (chosen + 1 + random.integer(responses - 1)) % responses };
  });
}

function drawHistory(
  random: ReturnType<typeof createRandom>,
  train: ScoreTable,
  weights: Float32Array,
  k: number,
): Comparisons {
  const differences = new Float32Array(k * scorers);
  for (let at = 0; at < k; at += 1) {
    const prompt = random.integer(train.prompts);
    const one = random.integer(train.responses);
    const other = (one + 1 + random.integer(train.responses - 1)) % train.responses;
    const difference = scoreDifference(train, prompt, { chosen: one, rejected: other });
    const sign = dot(difference, weights) > 0 ? 1 : -1;
    differences.set(
      difference.map((value) => sign * value),
      at * scorers,
    );
  }
  return comparisonsFrom(differences, scorers);
}

interface Measuring {
  readonly people: readonly Float32Array[];
  /** What each response to each test prompt is worth to each person. */
  readonly truths: readonly (readonly Float64Array[])[];
  readonly test: ScoreTable;
  readonly asked: Asked;
  readonly weightsOf: (person: number) => Float32Array;
  readonly everybody: Float32Array;
}

function measure(
  figures: Figures,
  name: string,
  { people, truths, test, asked, weightsOf, everybody }: Measuring,
): void {
  const differences = asked.map((pair, prompt) => scoreDifference(test, prompt, pair));
  const populationPicks = asked.map((_, prompt) => largestOf(tableUtilities(test, prompt, everybody)));
  const count = new BestOfNCount();
  const accuracies = people.map((truth, person) => {
    const weights = weightsOf(person);
    for (const [prompt, other] of populationPicks.entries())
      count.add(truths[person]?.[prompt] ?? [], largestOf(tableUtilities(test, prompt, weights)), other);
    return (
      differences.filter((difference) => dot(difference, weights) > 0 === dot(difference, truth) > 0).length /
      differences.length
    );
  });
  const { mean, p10 } = summariseAccuracies(accuracies);
  const { headroom, win, tie, loss } = count.result();
  const shares = { '': mean, _p10: p10, _headroom: headroom, _win: win, _tie: tie, _loss: loss };
  for (const [what, value] of Object.entries(shares)) figures[`${name}${what}`] = 100 * value;
}

function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function largestOf(values: ArrayLike<number>): number {
  let largest = 0;
  for (let at = 1; at < values.length; at += 1) if ((values[at] ?? 0) > (values[largest] ?? 0)) largest = at;
  return largest;
}
