import {
  accuracyOf,
  differenceAt,
  directionOf,
  fitBasis,
  mixtureWeights,
  mostInformative,
  observe,
  type PersonState,
  type PreferenceModel,
  type SimulatedPerson,
  simulateLinearPopulation,
  startPerson,
  summariseAccuracies,
} from '../src/preference.ts';
import type { Figures } from './lore-run.ts';

export interface QuestionsOptions {
  readonly seed: number;
  /** Steepness of label noise; 0 is none. */
  readonly beta: number;
  /** Numbers of questions after which accuracy is measured, ascending. */
  readonly questions: readonly number[];
  readonly people: number;
  readonly seenPeople?: number;
}

/** LoRe-12: accuracy after so many questions out of a pool of 50, chosen by information and in the order they come. */
export function runQuestions({ seed, beta, questions, people, seenPeople = 500 }: QuestionsOptions): Figures {
  const population = simulateLinearPopulation({
    seed,
    pairs: 'random',
    beta,
    shots: 50,
    unseenPeople: people,
    seenPeople,
  });
  const model = fitBasis(
    population.seen.map(({ comparisons }) => comparisons),
    { rank: 10, seed },
  );
  const figures: Figures = {};
  for (const way of ['random', 'active'] as const) {
    const told = population.unseen.map((person) => accuraciesAfter(model, person, { way, questions }));
    for (const [at, count] of questions.entries())
      figures[`${way}_${count}`] = 100 * summariseAccuracies(told.map((accuracies) => accuracies[at] ?? 0)).mean;
  }
  return figures;
}

function accuraciesAfter(
  model: PreferenceModel,
  { comparisons, test }: SimulatedPerson,
  { way, questions }: { readonly way: 'random' | 'active'; readonly questions: readonly number[] },
): readonly number[] {
  const pool = Array.from({ length: comparisons.count }, (_, at) => differenceAt(comparisons, at));
  let state: PersonState = startPerson(model);
  const accuracies: number[] = [];
  for (let asked = 1; asked <= Math.max(...questions); asked += 1) {
    const pair = way === 'active' ? mostInformative(model, state, pool).pair : 0;
    const [difference] = pool.splice(pair, 1);
    if (difference === undefined) break;
    state = observe(model, state, difference, { floor: 0 });
    if (questions.includes(asked)) accuracies.push(accuracyOf(directionOf(model, mixtureWeights(model, state)), test));
  }
  return accuracies;
}
