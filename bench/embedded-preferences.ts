import { fileURLToPath } from 'node:url';
import { openDatasetFiles } from '../src/adapters/datasets/index.ts';
import { createRandom } from '../src/core/numerics/index.ts';
import { standardNormal } from '../src/core/numerics/standard-normal.ts';
import { bootstrapMean, type GroupedValue } from '../src/core/statistics/bootstrap-mean.ts';
import { utilitiesOf } from '../src/core/taste/fit-taste.ts';
import {
  type EmbeddingDirections,
  findDirections,
  fitTaste,
  tasteFeatures,
  tasteRow,
  type WeighedFeature,
} from '../src/core/taste/index.ts';
import { readHiddenContext } from '../src/evaluation/datasets/formats/hidden-context.ts';
import { readPopquorn } from '../src/evaluation/datasets/formats/popquorn.ts';
import { hiddenContextSet } from '../src/evaluation/preferences/hidden-context-set.ts';
import { popquornSet } from '../src/evaluation/preferences/popquorn-set.ts';
import type { ItemChoice, PreferencePerson, PreferenceSet } from '../src/evaluation/preferences/preference-set.ts';
import { choicesOn, foldPreferences, orderChoices } from '../src/evaluation/preferences/split-preferences.ts';
import type { DatasetRow } from '../src/ports/dataset-files.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';
import { keptEmbeddings } from './kept-embeddings.ts';

const model = 'smollm2-135m';
const shots = [3, 9] as const;
/** Of each set, so many people, and of hidden context so many pairs a person: reading their texts is what costs. */
const peopleOf = { hiddenContext: 12, popquorn: 8 } as const;
const pairsOfPerson = 18;
const directionsTried = 4;

/**
 * Whether embeddings of a small embedded model beside the counted features tell held-out choices of people better, in percent with the interval over people. `counted`: what is
 * shipped. `principal`: with the four directions in which the texts at hand differ most, as the product takes them. `projected`: with four directions by chance. `alone`: the
 * principal ones without what is counted. Controls at nine choices: the next person's (`swap`), each text with the embedding of another (`shuffled`).
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const figures: Record<string, number | string | null> = {};
  const baseline: Record<string, number | string> = {};
  let n = 0;
  for (const [name, open] of Object.entries(sets) as [keyof typeof peopleOf, (typeof sets)['popquorn']][]) {
    const whole = await open(seed);
    if (whole === null) continue;
    const set = fewPeople(whole, quick ? 3 : peopleOf[name]);
    figures[`${name}People`] = set.people.length;
    const texts = set.items.map(({ text }) => text);
    const measuring = { set, seed, counted: texts.map((text) => tasteRow(text)) };
    const vectors = (await keptEmbeddings(model, texts)).map(ofLengthOne);
    const shuffled = createRandom(seed).shuffle(vectors);
    figures[`${name}Texts`] = texts.length;
    for (const count of shots) {
      const told = (arm: Arm, more: Partial<Measuring> = {}) => shares({ ...measuring, vectors, count, arm, ...more });
      const [own, principal] = [told(arms.counted), told(arms.principal)];
      baseline[`${name}_counted_${count}`] = shown(own, seed);
      for (const arm of ['principal', 'projected', 'alone'] as const) {
        const values = arm === 'principal' ? principal : told(arms[arm]);
        figures[`${name}_${arm}_${count}`] = shown(values, seed);
        figures[`${name}_${arm}_${count}_minusCounted`] = shown(minus(values, own), seed);
      }
      if (count !== shots.at(-1)) continue;
      const controls = {
        swap: told(arms.principal, { told: 'swap' }),
        shuffled: told(arms.principal, { vectors: shuffled }),
        alone_swap: told(arms.alone, { told: 'swap' }),
        alone_shuffled: told(arms.alone, { vectors: shuffled }),
      };
      for (const [control, values] of Object.entries(controls)) figures[`${name}_${control}`] = shown(values, seed);
      figures[`${name}_principal_${count}_minusSwap`] = shown(minus(principal, controls.swap), seed);
      figures[`${name}_alone_${count}_minusSwap`] = shown(minus(told(arms.alone), controls.alone_swap), seed);
      figures[`${name}_principal_${count}_minusProjected`] = shown(minus(principal, told(arms.projected)), seed);
      figures[`${name}_principal_${count}_minusShuffled`] = shown(minus(principal, controls.shuffled), seed);
    }
    n += set.people.length;
  }
  if (n === 0) throw new Error('None of the files is in ../shared/data/preference: nothing to measure.');
  return { name: 'embedded-preferences', figures, baseline, n, seed };
}

interface Measuring {
  readonly set: PreferenceSet;
  readonly seed: number;
  readonly counted: readonly Float64Array[];
  readonly vectors: readonly (Float64Array | null)[];
  /** Own choices that are told. */
  readonly count: number;
  readonly arm: Arm;
  /** Whose choices are told. Default: the person's. */
  readonly told?: 'own' | 'swap';
}

/** Features besides or instead of the counted ones, from the texts of told and held-out pairs. */
interface Arm {
  readonly counted: boolean;
  directions(pairs: readonly VectorPair[], seed: number): EmbeddingDirections;
}

type VectorPair = readonly [Float64Array | null, Float64Array | null];

const principal = (pairs: readonly VectorPair[]) =>
  findDirections({ comparisons: pairs, candidates: [] }, { most: directionsTried });

const arms = {
  counted: { counted: true, directions: () => findDirections({ comparisons: [], candidates: [] }) },
  principal: { counted: true, directions: principal },
  projected: { counted: true, directions: projected },
  alone: { counted: false, directions: principal },
} as const satisfies Record<string, Arm>;

/** Share of held-out choices told right, by person, over three parts of the texts. */
function shares({ set, seed, counted, vectors, count, arm, told = 'own' }: Measuring): readonly GroupedValue[] {
  const tally = new Map<string, { right: number; all: number }>();
  for (const fold of foldPreferences(set, { parts: 3, seed, rotations: 3 })) {
    const random = createRandom(seed);
    const known = set.people.map((person) => ({
      own: orderChoices(choicesOn(person, fold.sides, 'learning'), random).slice(0, count),
      held: choicesOn(person, fold.sides, 'held-out'),
    }));
    for (const at of fold.unseen) {
      const [person, mine, next] = [set.people[at], known[at], known[otherPlace(set, at)]];
      if (person === undefined || mine === undefined || mine.own.length === 0 || mine.held.length === 0) continue;
      const choices = told === 'own' ? mine.own : (next?.own ?? []);
      const pairs = [...choices, ...mine.held].map(
        ({ chosen, rejected }) => [vectors[chosen] ?? null, vectors[rejected] ?? null] as const,
      );
      const directions = arm.directions(pairs, seed);
      const rowOf = (item: number) =>
        Float64Array.of(...(arm.counted ? (counted[item] ?? []) : []), ...directions.place(vectors[item] ?? null));
      const features: readonly WeighedFeature[] = [...(arm.counted ? tasteFeatures : []), ...directions.features];
      const taste = fitTaste(
        choices.map(({ chosen, rejected }) => ({ left: rowOf(chosen), right: rowOf(rejected), chosen: 'left' })),
        { features },
      );
      const right = (choice: ItemChoice) => {
        const [one = 0, other = 0] = utilitiesOf(taste, [rowOf(choice.chosen), rowOf(choice.rejected)]);
        return one === other ? 0.5 : Number(one > other);
      };
      const before = tally.get(person.id) ?? { right: 0, all: 0 };
      tally.set(person.id, {
        right: mine.held.reduce((sum, choice) => sum + right(choice), before.right),
        all: before.all + mine.held.length,
      });
    }
  }
  return [...tally].map(([group, { right, all }]) => ({ group, value: (100 * right) / all }));
}

/** The next person, of another kind where there is one. */
function otherPlace({ people }: PreferenceSet, at: number): number {
  const places = people.map((_, step) => (at + 1 + step) % people.length).slice(0, -1);
  return places.find((place) => people[place]?.kind !== people[at]?.kind) ?? places[0] ?? at;
}

/** Directions by chance, on one scale as the principal ones are. */
function projected(pairs: readonly VectorPair[], seed: number): EmbeddingDirections {
  const normal = standardNormal(createRandom(seed));
  const width = pairs[0]?.[0]?.length ?? 0;
  const directions = Array.from({ length: directionsTried }, () => Float64Array.from({ length: width }, normal));
  const along = (vector: Float64Array | null) =>
    directions.map((direction) =>
      vector === null ? Number.NaN : direction.reduce((sum, value, at) => sum + value * (vector[at] ?? 0), 0),
    );
  const squares = pairs.flatMap(([left, right]) => {
    const other = along(right);
    return along(left).map((value, at) => (value - (other[at] ?? 0)) ** 2);
  });
  const scale = Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length);
  return {
    features: directions.map((_, at) => ({
      id: `projected-${at}`,
      more: '',
      less: '',
      share: 0.1 / directions.length,
    })),
    place: (vector) => Float64Array.from(along(vector), (value) => value / scale),
  };
}

/** Person by person. */
function minus(values: readonly GroupedValue[], others: readonly GroupedValue[]): readonly GroupedValue[] {
  const before = new Map(others.map(({ group, value }) => [group, value]));
  return values.map(({ group, value }) => ({ group, value: value - (before.get(group) ?? Number.NaN) }));
}

function shown(values: readonly GroupedValue[], seed: number): string {
  const { mean, low, high } = bootstrapMean(values, seed);
  return `${mean.toFixed(1)} [${low.toFixed(1)}, ${high.toFixed(1)}]`;
}

function ofLengthOne(vector: Float64Array): Float64Array | null {
  const norm = Math.hypot(...vector);
  return norm === 0 ? null : vector.map((value) => value / norm);
}

const folder = fileURLToPath(new URL('../../shared/data/preference', import.meta.url));
const files = openDatasetFiles();

const sets: Readonly<Record<keyof typeof peopleOf, (seed: number) => Promise<PreferenceSet | null>>> = {
  async hiddenContext(seed) {
    const rows = await rowsOf('hh_hidden_context.jsonl');
    return rows === null ? null : hiddenContextSet(readHiddenContext(rows), { size: pairsOfPerson, seed });
  },
  async popquorn() {
    const [ratings, items] = [await rowsOf('popquorn_ratings.jsonl'), await rowsOf('popquorn_items.jsonl')];
    return ratings === null || items === null ? null : popquornSet(readPopquorn({ ratings, items }));
  },
};

/** People whose texts overlap most with those before them, as many of one kind as of another, with their texts alone. */
function fewPeople({ items, people }: PreferenceSet, most: number): PreferenceSet {
  const kinds = [...new Set(people.map(({ kind }) => kind))];
  const used = new Set<number>();
  const taken: PreferencePerson[] = [];
  while (taken.length < Math.min(most, people.length)) {
    const kind = kinds[taken.length % kinds.length];
    const [next] = people
      .filter((person) => person.kind === kind && !taken.includes(person))
      .map((person) => ({ person, fresh: itemsOf(person).filter((item) => !used.has(item)) }))
      .toSorted((a, b) => a.fresh.length - b.fresh.length);
    if (next === undefined) break;
    taken.push(next.person);
    for (const item of next.fresh) used.add(item);
  }
  const places = new Map([...used].map((item, at) => [item, at]));
  const placed = (item: number) => places.get(item) ?? 0;
  return {
    items: [...used].flatMap((item) => items[item] ?? []),
    people: taken.map((person) => ({
      ...person,
      choices: person.choices.map(({ chosen, rejected }) => ({ chosen: placed(chosen), rejected: placed(rejected) })),
    })),
  };
}

function itemsOf({ choices }: PreferencePerson): readonly number[] {
  return [...new Set(choices.flatMap(({ chosen, rejected }) => [chosen, rejected]))];
}

async function rowsOf(name: string): Promise<readonly DatasetRow[] | null> {
  const path = files.inFolder(folder, name);
  return (await files.kindOf(path)) === 'file' ? Array.fromAsync(files.rows(path)) : null;
}
