import { groupBy } from '../../numerics/group-by.ts';
import type { SeededRandom } from '../../numerics/seeded-random.ts';
import type { ImposterDraw } from './imposter-rounds.ts';

/**
 * What stands for a person in a round. `texts`: single texts, the same number drawn from each person, known or imposter.
 * `joined`: every vector is a profile of joined texts of one length, and half of the imposters' profiles are drawn.
 */
export type ImposterForm = 'texts' | 'joined';

export interface DrawOptions {
  /** Number of features. */
  readonly features: number;
  /** Number of known vectors. */
  readonly known: number;
  /** Whose each imposter vector is. */
  readonly people: readonly string[];
  readonly form: ImposterForm;
  /** Texts drawn from each person in a round; people with fewer take no part. Default: `balancedCount`. Form `texts` only. */
  readonly textsPerPerson?: number;
  readonly rounds: number;
  readonly random: SeededRandom;
}

/** Half of the features and half of the imposters (at least one of each) a round, the same for both sides in form and number. */
export function* drawRounds(options: DrawOptions): Generator<ImposterDraw> {
  const { features, known, random, rounds, form } = options;
  const drawFeatures = halfOf(features, random);
  const all = Array.from({ length: known }, (_, place) => place);
  const sides = form === 'joined' ? joinedSides(options) : textSides(options, all);
  for (let round = 0; round < rounds; round += 1) yield { features: drawFeatures(), ...sides() };
}

/**
 * The largest number of texts, up to those known, that at least half of the imposter people and no fewer than `people` of them have:
 * one person with a single text does not make everybody's round smaller.
 */
export function balancedCount(known: number, people: readonly string[], least = 5): number {
  const sizes = [...textsOf(people).values()].map(({ length }) => length).toSorted((a, b) => b - a);
  const kept = Math.min(sizes.length, Math.max(least, Math.ceil(sizes.length / 2)));
  return Math.max(1, Math.min(known, sizes[kept - 1] ?? 1));
}

type Sides = () => Pick<ImposterDraw, 'known' | 'imposters'>;

function joinedSides({ known, people, random }: DrawOptions): Sides {
  const all = Array.from({ length: known }, (_, place) => place);
  const places = people.map((_, place) => place);
  const half = Math.max(1, Math.floor(places.length / 2));
  return () => ({ known: all, imposters: random.choose(places, half) });
}

function textSides({ known, people, random, textsPerPerson }: DrawOptions, all: readonly number[]): Sides {
  const count = Math.max(1, Math.min(textsPerPerson ?? balancedCount(known, people), known));
  const able = [...textsOf(people).values()].filter(({ length }) => length >= count);
  const half = Math.max(1, Math.floor(able.length / 2));
  return () => ({
    known: random.choose(all, count),
    imposters: random.choose(able, half).flatMap((texts) => random.choose(texts, count)),
  });
}

function textsOf(people: readonly string[]): ReadonlyMap<string, readonly number[]> {
  return groupBy(
    people.map((_, place) => place),
    (place) => people[place] ?? '',
  );
}

/** Draws half of `count` places, ascending: a partial Fisher–Yates shuffle marks them in a mask, which is then read in order. */
function halfOf(count: number, random: SeededRandom): () => Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, place) => place);
  const mask = new Uint8Array(count);
  const half = count === 0 ? 0 : Math.max(1, Math.floor(count / 2));
  return () => {
    mask.fill(0);
    for (let at = 0; at < half; at += 1) {
      const other = at + random.integer(count - at);
      const drawn = order[other] ?? 0;
      order[other] = order[at] ?? 0;
      order[at] = drawn;
      mask[drawn] = 1;
    }
    const drawn = new Uint32Array(half);
    for (let place = 0, into = 0; into < half; place += 1) {
      if (mask[place] !== 1) continue;
      drawn[into] = place;
      into += 1;
    }
    return drawn;
  };
}
