import { createRandom } from '../src/core/numerics/index.ts';
import { responsesOfPrompt, utilitiesOf } from '../src/core/preference/simulation/linear-population.ts';
import { studentInterval } from '../src/core/statistics/index.ts';
import {
  accuracyOf,
  adapt,
  BestOfNCount,
  type Comparisons,
  directionOf,
  firstComparisons,
  fitBasis,
  fitPerPerson,
  fitPooled,
  type LinearPopulation,
  type LinearPopulationOptions,
  type PreferenceModel,
  seenWeights,
  simulateLinearPopulation,
  summariseAccuracies,
} from '../src/preference.ts';

export interface LoreRunOptions {
  readonly seed: number;
  readonly population: Omit<LinearPopulationOptions, 'seed'>;
  readonly ranks: readonly number[];
  readonly shots: readonly number[];
  /** Comparisons at which controls and best-of-eight are measured. */
  readonly controlShots: number;
}

/** Figures of one seed by name, accuracies and shares in percent. */
export type Figures = Record<string, number>;

type WeightsOf = (comparisons: Comparisons, person: number) => Float32Array;

/** One population, every model on it, every control: what the acceptance lines are read from. */
export function runLore({ seed, population: settings, ranks, shots, controlShots }: LoreRunOptions): Figures {
  const population = simulateLinearPopulation({ ...settings, seed, shots: Math.max(...shots, controlShots) });
  const seen = population.seen.map(({ comparisons }) => comparisons);
  const figures: Figures = {};
  const pooled = fitPooled(seen, { seed });
  note(
    figures,
    'ref_unseen',
    accuracies(population.unseen, () => population.reference),
  );
  note(
    figures,
    'bt_seen',
    accuracies(population.seen, () => pooled),
  );
  note(
    figures,
    'bt_unseen',
    accuracies(population.unseen, () => pooled),
  );
  note(
    figures,
    'oracle_unseen',
    accuracies(population.unseen, (person) => trueDirection(population, person)),
  );
  for (const k of shots) {
    const alone = fitPerPerson(population.unseen.map(({ comparisons }) => firstComparisons(comparisons, k)));
    const { dimension } = population;
    const own = (person: number) => alone.subarray(person * dimension, (person + 1) * dimension);
    note(figures, `alone_unseen_${k}`, accuracies(population.unseen, own));
  }
  Object.assign(
    figures,
    bestOf(population, 'bt', () => pooled, pooled),
  );
  for (const rank of ranks) {
    const started = process.cpuUsage();
    const model = fitBasis(seen, { rank, seed, pooled });
    figures[`fit${rank}_cpu_seconds`] = cpuSeconds(started);
    note(
      figures,
      `lore${rank}_seen`,
      accuracies(population.seen, (person) => directionOf(model, seenWeights(model, person))),
    );
    adaptAndControl({ figures, population, model, pooled, shots, controlShots, seed });
  }
  return figures;
}

interface Adapting {
  readonly figures: Figures;
  readonly population: LinearPopulation;
  readonly model: PreferenceModel;
  readonly pooled: Float32Array;
  readonly shots: readonly number[];
  readonly controlShots: number;
  readonly seed: number;
}

function adaptAndControl({ figures, population, model, pooled, shots, controlShots, seed }: Adapting): void {
  const ways: Readonly<Record<string, WeightsOf>> = {
    mix: (comparisons) => adapt(model, comparisons, { floor: 0 }),
    floor: (comparisons) => adapt(model, comparisons),
    grad: (comparisons, person) => adapt(model, comparisons, { method: 'gradient', seed: seed * 10_000 + person }),
  };
  for (const [way, weightsOf] of Object.entries(ways)) {
    const name = `lore${model.rank}_${way}`;
    const told = (change: (comparisons: Comparisons, person: number) => Comparisons) =>
      population.unseen.map(({ comparisons }, person) =>
        directionOf(model, weightsOf(change(comparisons, person), person)),
      );
    for (const k of [0, ...shots]) {
      const own = told((comparisons) => firstComparisons(comparisons, k));
      note(
        figures,
        `${name}_${k}`,
        accuracies(population.unseen, (person) => own[person]),
      );
    }
    const random = createRandom(seed + 1);
    const first = told((comparisons) => firstComparisons(comparisons, controlShots));
    const arms: Readonly<Record<string, readonly Float32Array[]>> = {
      swap: first.map((_, person) => first.at(person - 1) ?? pooled),
      flip: told((comparisons) => signed(firstComparisons(comparisons, controlShots), () => -1)),
      random: told((comparisons) =>
        signed(firstComparisons(comparisons, controlShots), () => (random.next() < 0.5 ? -1 : 1)),
      ),
      'first-wrong': told((comparisons) =>
        signed(firstComparisons(comparisons, controlShots), (at) => (at === 0 ? -1 : 1)),
      ),
    };
    for (const [arm, directions] of Object.entries(arms))
      note(
        figures,
        `${name}_${arm}`,
        accuracies(population.unseen, (person) => directions[person]),
      );
    Object.assign(
      figures,
      bestOf(population, name, (person) => first[person], pooled),
    );
  }
}

function signed({ dimension, count, differences }: Comparisons, signOf: (row: number) => number): Comparisons {
  const signs = Array.from({ length: count }, (_, row) => signOf(row));
  return {
    dimension,
    count,
    differences: differences.map((value, at) => value * (signs[Math.floor(at / dimension)] ?? 1)),
  };
}

function trueDirection({ unseen, directions, scorers, dimension }: LinearPopulation, person: number): Float32Array {
  const weights = unseen[person]?.weights ?? [];
  const direction = new Float32Array(dimension);
  for (let at = 0; at < scorers * dimension; at += 1)
    direction[at % dimension] =
      (direction[at % dimension] ?? 0) + (weights[Math.floor(at / dimension)] ?? 0) * (directions[at] ?? 0);
  return direction;
}

function accuracies(
  people: LinearPopulation['seen'],
  directionFor: (person: number) => Float32Array | undefined,
): readonly number[] {
  return people.map(({ test }, person) => accuracyOf(directionFor(person) ?? [], test));
}

/** Mean over people, worst tenth, and the interval of the mean over people. */
function note(figures: Figures, name: string, values: readonly number[]): void {
  const { mean, p10 } = summariseAccuracies(values);
  const interval = studentInterval(values);
  figures[name] = 100 * mean;
  figures[`${name}_p10`] = 100 * p10;
  figures[`${name}_low`] = 100 * (interval?.low ?? mean);
  figures[`${name}_high`] = 100 * (interval?.high ?? mean);
}

/** Best of eight responses to each test prompt, against the pick of the pooled direction. */
function bestOf(
  { testPrompts, unseen, dimension }: LinearPopulation,
  name: string,
  directionFor: (person: number) => Float32Array | undefined,
  pooled: Float32Array,
): Figures {
  const picks = (direction: ArrayLike<number>): readonly number[] =>
    Array.from({ length: testPrompts.prompts }, (_, prompt) => {
      let [pick, most] = [0, Number.NEGATIVE_INFINITY];
      for (let response = 0; response < responsesOfPrompt; response += 1) {
        const from = (prompt * responsesOfPrompt + response) * dimension;
        let sum = 0;
        for (let at = 0; at < dimension; at += 1)
          sum += (testPrompts.embeddings[from + at] ?? 0) * (direction[at] ?? 0);
        if (sum > most) [pick, most] = [response, sum];
      }
      return pick;
    });
  const everybody = picks(pooled);
  const count = new BestOfNCount();
  for (const [person, { weights }] of unseen.entries()) {
    for (const [prompt, pick] of picks(directionFor(person) ?? []).entries())
      count.add(utilitiesOf(testPrompts, weights, prompt), pick, everybody[prompt] ?? 0);
  }
  const { headroom, win, tie, loss } = count.result();
  return {
    [`${name}_headroom`]: 100 * headroom,
    [`${name}_win`]: 100 * win,
    [`${name}_tie`]: 100 * tie,
    [`${name}_loss`]: 100 * loss,
  };
}

export function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

/** Mean over seeds of every figure. */
export function meanFigures(runs: readonly Figures[]): Figures {
  const names = Object.keys(runs[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, runs.reduce((sum, run) => sum + (run[name] ?? Number.NaN), 0) / runs.length]),
  );
}
