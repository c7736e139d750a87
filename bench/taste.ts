import { createRandom, type SeededRandom } from '../src/core/numerics/index.ts';
import { studentInterval } from '../src/core/statistics/index.ts';
import {
  chooseByTaste,
  fitTaste,
  probabilityChosen,
  type Taste,
  type TasteChoice,
  tasteRow,
} from '../src/core/taste/index.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { drawText, type Knob, type KnobbedText } from './taste-texts.ts';

/** What planted people choose by: weights of knobs. */
const plantedTastes: readonly Partial<Record<Knob, number>>[] = [
  { length: -2.5, greeting: -2.5 },
  { length: 2.5, thanks: 2 },
  { greeting: 2.5, closing: 2.5 },
  { contractions: 2.5, exclamations: 2 },
  { list: 2.5, length: -2 },
  { hedges: -2.5, exclamations: -2, closing: -1.5 },
];
const shots = [0, 1, 3, 5, 9, 20, 200] as const;

/** In log odds: below it the person has no preference to be told; above it, four of five choices go their way. */
const leastGain = 0.25;
const clearGain = 1.5;

interface Person {
  readonly taste: number;
  readonly choices: readonly TasteChoice[];
  /** Unseen pairs, by what the person would choose free of chance. */
  readonly unseen: readonly { readonly liked: Float64Array; readonly other: Float64Array; readonly clear: boolean }[];
}

interface Text extends KnobbedText {
  readonly row: Float64Array;
}

/**
 * Planted tastes found again from choices: share of unseen pairs told right, people weighing the same. `alone`: one person and what is shipped. `many`: beside
 * twelve others with 20 choices each, two of every taste. Controls: another taste's person (`swap`), choices by coin (`coin`).
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const random = createRandom(seed);
  const people = Array.from({ length: quick ? 12 : 60 }, (_, at) => drawPerson(random, at % plantedTastes.length, 200));
  const others = Array.from({ length: 12 }, (_, at) =>
    fitTaste(drawPerson(random, at % plantedTastes.length, 20).choices),
  );
  const figures: Record<string, number | string> = {};
  for (const count of shots) {
    for (const [name, options] of [
      ['alone', {}],
      ['many', { others }],
    ] as const) {
      const tastes = people.map(({ choices }) => fitTaste(choices.slice(0, count), options));
      const right = people.map((person, at) => accuracy(tastes[at] as Taste, person, 'all'));
      figures[`${name}_${count}`] = interval(right);
      if (count === 9) {
        figures[`${name}_9_clear`] = interval(
          people.map((person, at) => accuracy(tastes[at] as Taste, person, 'clear')),
        );
        figures[`${name}_9_swap`] = interval(
          people.map((person, at) => accuracy(tastes[(at + 1) % people.length] as Taste, person, 'all')),
        );
        const coins = people.map(({ choices }) => fitTaste(byCoin(choices.slice(0, count), random), options));
        figures[`${name}_9_coin`] = interval(people.map((person, at) => accuracy(coins[at] as Taste, person, 'all')));
        figures[`${name}_9_coin_abstained`] = share(coins.map((taste) => picks(random, taste)));
        figures[`${name}_9_abstained`] = share(tastes.map((taste) => picks(random, taste)));
      }
    }
  }
  const drawn200 = people[0]?.choices ?? [];
  const drawn10000 = Array.from({ length: 50 }, () => drawn200).flat();
  figures['fit_200_ms'] = milliseconds(() => fitTaste(drawn200));
  figures['fit_10000_ms'] = milliseconds(() => fitTaste(drawn10000));
  return { name: 'taste', figures, baseline: { coin: 0.5 }, n: people.length, seed };
}

function milliseconds(work: () => unknown): number {
  work();
  const started = process.cpuUsage();
  for (let at = 0; at < 5; at += 1) work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 5000;
}

/** How often, of 4 candidates, the given order stands. */
function picks(random: SeededRandom, taste: Taste): number {
  const rows = Array.from({ length: 20 }, () => Array.from({ length: 4 }, () => tasteRow(drawText(random).text)));
  return rows.filter((candidates) => chooseByTaste(taste, candidates).abstained !== null).length / rows.length;
}

function share(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function interval(values: readonly number[]): string {
  const found = studentInterval(values);
  const percent = (value: number) => (100 * value).toFixed(1);
  return found === null
    ? percent(share(values))
    : `${percent(share(values))} (${percent(found.low)} to ${percent(found.high)})`;
}

function accuracy(taste: Taste, { unseen }: Person, part: 'all' | 'clear'): number {
  const pairs = unseen.filter(({ clear }) => part === 'all' || clear);
  return share(
    pairs.map(({ liked, other }) => {
      const told = probabilityChosen(taste, liked, other);
      return Math.abs(told - 0.5) < 1e-9 ? 0.5 : told > 0.5 ? 1 : 0;
    }),
  );
}

function drawPerson(random: SeededRandom, taste: number, choices: number): Person {
  const liking = plantedTastes[taste] ?? {};
  const pair = () => [draw(random), draw(random)] as const;
  const gain = (left: Text, right: Text) =>
    Object.entries(liking).reduce(
      (sum, [knob, weight]) => sum + weight * (left.knobs[knob as Knob] - right.knobs[knob as Knob]),
      0,
    );
  return {
    taste,
    choices: Array.from({ length: choices }, () => {
      const [left, right] = pair();
      const chosen = random.next() < 1 / (1 + Math.exp(-gain(left, right))) ? ('left' as const) : ('right' as const);
      return { left: left.row, right: right.row, chosen };
    }),
    unseen: Array.from({ length: 70 }, () => {
      for (;;) {
        const [left, right] = pair();
        const by = gain(left, right);
        if (Math.abs(by) < leastGain) continue;
        const clear = Math.abs(by) > clearGain;
        return by > 0 ? { liked: left.row, other: right.row, clear } : { liked: right.row, other: left.row, clear };
      }
    }),
  };
}

function draw(random: SeededRandom): Text {
  const drawn = drawText(random);
  return { ...drawn, row: tasteRow(drawn.text) };
}

function byCoin(choices: readonly TasteChoice[], random: SeededRandom): readonly TasteChoice[] {
  return choices.map((choice) => ({ ...choice, chosen: random.next() < 0.5 ? 'left' : 'right' }));
}
