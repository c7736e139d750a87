import type { TextLevels } from './text-levels.ts';

/** How levels spread over people, by family; deviation 0 where a feature tells nobody apart. */
export interface LevelMoments {
  readonly mean: readonly Float64Array[];
  readonly deviation: readonly Float64Array[];
}

export interface PeopleMoments {
  /** Author-balanced moments over everybody but those named: a pair is read against people that neither side had a part in. */
  without(except: ReadonlySet<string>): LevelMoments;
}

export interface PersonLevels {
  readonly author: string;
  readonly texts: readonly TextLevels[];
}

/** Sums over people are kept, so that leaving some out costs a subtraction and not another pass. */
export function measurePeople(people: readonly PersonLevels[]): PeopleMoments {
  const own = new Map(people.map(({ author, texts }) => [author, sumsOf(texts)]));
  const all = (people[0]?.texts[0]?.families ?? []).map((family) => emptySums(family.length));
  for (const sums of own.values()) addSums(all, sums, 1);
  return {
    without: (except) => {
      const left = all.map(copySums);
      for (const author of except) {
        const sums = own.get(author);
        if (sums !== undefined) addSums(left, sums, -1);
      }
      return { mean: left.map(meanOf), deviation: left.map(deviationOf) };
    },
  };
}

/** Of one family: people that say something of a feature, and the sums of their means and mean squares. */
interface Sums {
  readonly people: Float64Array;
  readonly values: Float64Array;
  readonly squares: Float64Array;
}

function emptySums(width: number): Sums {
  return { people: new Float64Array(width), values: new Float64Array(width), squares: new Float64Array(width) };
}

function copySums({ people, values, squares }: Sums): Sums {
  return { people: people.slice(), values: values.slice(), squares: squares.slice() };
}

/** One person's: every text weighs the same, the person counts once. */
function sumsOf(texts: readonly TextLevels[]): readonly Sums[] {
  return (texts[0]?.families ?? []).map((first, family) => {
    const sums = emptySums(first.length);
    for (let feature = 0; feature < first.length; feature += 1) {
      let told = 0;
      let value = 0;
      let square = 0;
      for (const { families } of texts) {
        const level = families[family]?.[feature] ?? Number.NaN;
        if (Number.isNaN(level)) continue;
        told += 1;
        value += level;
        square += level * level;
      }
      if (told === 0) continue;
      sums.people[feature] = 1;
      sums.values[feature] = value / told;
      sums.squares[feature] = square / told;
    }
    return sums;
  });
}

function addSums(into: readonly Sums[], from: readonly Sums[], sign: 1 | -1): void {
  for (const [family, sums] of into.entries()) {
    const other = from[family];
    if (other === undefined) continue;
    for (const key of ['people', 'values', 'squares'] as const)
      for (let at = 0; at < sums[key].length; at += 1)
        sums[key][at] = (sums[key][at] ?? 0) + sign * (other[key][at] ?? 0);
  }
}

function meanOf({ people, values }: Sums): Float64Array {
  return values.map((value, at) => ((people[at] ?? 0) > 0.5 ? value / (people[at] ?? 1) : 0));
}

/** What subtraction leaves of a constant is rounding, not spread. */
const least = 1e-10;

function deviationOf({ people, values, squares }: Sums): Float64Array {
  return squares.map((square, at) => {
    const count = people[at] ?? 0;
    if (count < 1.5) return 0;
    const variance = square / count - ((values[at] ?? 0) / count) ** 2;
    return variance > least ? Math.sqrt(variance) : 0;
  });
}
