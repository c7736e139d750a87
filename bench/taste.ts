import { createRandom, type SeededRandom } from '../src/core/numerics/index.ts';
import { studentInterval } from '../src/core/statistics/index.ts';
import {
  chooseByTaste,
  fitTaste,
  mostTellingPair,
  probabilityChosen,
  type Taste,
  type TasteChoice,
  type TasteOptions,
} from '../src/core/taste/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { byCoin, chooseAs, drawPerson, drawRow, type PlantedPerson, type UnseenPair } from './taste-people.ts';

const shots = [0, 1, 3, 5, 9, 20, 200] as const;
/** Of the figures that are told at one number of choices. */
const middle = 9;

/**
 * Planted tastes found again from noisy choices: share in percent of unseen pairs told right, with the interval over people. `alone`: what is shipped and the
 * person. `many`: beside twelve others of the workspace, two of every taste. `asked`: as `many`, each pair the most telling of four candidates. `brief`: those
 * alone who choose shorter texts without greeting. Controls: the next person's taste (`swap`), choices by coin (`coin`).
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const random = createRandom(seed);
  const people = Array.from({ length: quick ? 12 : 60 }, (_, at) => drawPerson(random, at, 200));
  const others = Array.from({ length: 12 }, (_, at) => fitTaste(drawPerson(random, at, 20).choices));
  const figures: Record<string, number | string> = {};
  for (const count of shots) {
    const first = ({ choices }: PlantedPerson) => choices.slice(0, count);
    const alone = people.map((person) => fitTaste(first(person)));
    const many = people.map((person) => fitTaste(first(person), { others }));
    figures[`alone_${count}`] = toldRight(alone, people);
    figures[`many_${count}`] = toldRight(many, people);
    const brief = people.flatMap(({ taste }, at) => (taste === 0 ? [at] : []));
    figures[`brief_${count}`] = toldRight(
      brief.flatMap((at) => alone[at] ?? []),
      brief.flatMap((at) => people[at] ?? []),
    );
    if (count > 0 && count <= 20)
      figures[`asked_${count}`] = toldRight(
        people.map((person) => fitTaste(askedChoices(random, person, count, { others }), { others })),
        people,
      );
    if (count === middle) Object.assign(figures, controls({ random, people, others, alone, many }));
  }
  const [person = drawPerson(random, 0, 200)] = people;
  figures['fit_200_cpu_ms'] = cpuMilliseconds(() => fitTaste(person.choices));
  figures['fit_10000_cpu_ms'] = cpuMilliseconds(() =>
    fitTaste(Array.from({ length: 50 }, () => person.choices).flat()),
  );
  return { name: 'taste', figures, baseline: { coin: 50, fit10000CpuMsTarget: 1000 }, n: people.length, seed };
}

interface Setting {
  readonly random: SeededRandom;
  readonly people: readonly PlantedPerson[];
  readonly others: readonly Taste[];
  readonly alone: readonly Taste[];
  readonly many: readonly Taste[];
}

function controls({ random, people, others, alone, many }: Setting): Record<string, string | number> {
  const coins = people.map(({ choices }) => fitTaste(byCoin(choices.slice(0, middle), random)));
  const coinsAmong = people.map(({ choices }) => fitTaste(byCoin(choices.slice(0, middle), random), { others }));
  const swapped = people.map((_, at) => alone[(at + 1) % alone.length] ?? fitTaste([]));
  return {
    [`alone_${middle}_clear`]: toldRight(alone, people, ({ clear }) => clear),
    [`many_${middle}_clear`]: toldRight(many, people, ({ clear }) => clear),
    [`alone_${middle}_swap`]: toldRight(swapped, people),
    [`alone_${middle}_coin`]: toldRight(coins, people),
    [`many_${middle}_coin`]: toldRight(coinsAmong, people),
    ...picksOf(`alone_${middle}`, alone, people),
    ...picksOf(`many_${middle}`, many, people),
    ...picksOf(`coin_${middle}`, coins, people),
  };
}

/** Of picks among four candidates in an order by chance: how often another than the first was taken, and whether the person likes it better or worse. */
function picksOf(name: string, tastes: readonly Taste[], people: readonly PlantedPerson[]): Record<string, number> {
  const random = createRandom(people.length);
  let [taken, better, worse, count] = [0, 0, 0, 0];
  for (const [at, taste] of tastes.entries())
    for (let task = 0; task < 20; task += 1) {
      const candidates = Array.from({ length: 4 }, () => drawRow(random));
      const [pick = 0] = chooseByTaste(
        taste,
        candidates.map(({ row }) => row),
      ).order;
      const [one, first] = [candidates[pick], candidates[0]];
      count += 1;
      if (one === undefined || first === undefined || pick === 0) continue;
      const gain = people[at]?.liking(one, first) ?? 0;
      taken += 1;
      if (gain > 0) better += 1;
      if (gain < 0) worse += 1;
    }
  const percent = (value: number) => (100 * value) / count;
  return {
    [`${name}_other_taken`]: percent(taken),
    [`${name}_better`]: percent(better),
    [`${name}_worse`]: percent(worse),
  };
}

/** Choices between the most telling two of four candidates each time. */
function askedChoices(
  random: SeededRandom,
  person: PlantedPerson,
  count: number,
  options: TasteOptions,
): readonly TasteChoice[] {
  const choices: TasteChoice[] = [];
  while (choices.length < count) {
    const candidates = Array.from({ length: 4 }, () => drawRow(random));
    const pair = mostTellingPair(
      fitTaste(choices, options),
      candidates.map(({ row }) => row),
    );
    const [left, right] = [candidates[pair?.left ?? 0], candidates[pair?.right ?? 1]];
    if (left !== undefined && right !== undefined) choices.push(chooseAs(person, left, right, random));
  }
  return choices;
}

function toldRight(
  tastes: readonly Taste[],
  people: readonly PlantedPerson[],
  which: (pair: UnseenPair) => boolean = () => true,
): string {
  const shares = people.map(({ unseen }, at) => {
    const told = unseen.filter(which).map(({ liked, other }) => probabilityChosen(tastes[at] as Taste, liked, other));
    // Nothing is told of a pair at one half.
    const right = told.map((probability) => (Math.abs(probability - 0.5) < 1e-9 ? 0.5 : probability > 0.5 ? 1 : 0));
    return (100 * right.reduce((sum: number, value) => sum + value, 0)) / right.length;
  });
  const mean = shares.reduce((sum, value) => sum + value, 0) / shares.length;
  const interval = studentInterval(shares);
  return interval === null
    ? mean.toFixed(1)
    : `${mean.toFixed(1)} [${interval.low.toFixed(1)}, ${interval.high.toFixed(1)}]`;
}

function cpuMilliseconds(work: () => unknown): number {
  work();
  const started = process.cpuUsage();
  for (let at = 0; at < 5; at += 1) work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 5000;
}
