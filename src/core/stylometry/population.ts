import type { RegisterBackground } from '../../contracts/background.ts';
import type { HashedVector } from './hashed-grams.ts';
import type { TextVector } from './text-vector.ts';
import { packValues, type VerificationSpace } from './verification-space.ts';

/** The mean of many writers, each weighing the same. */
export type Population = Omit<TextVector, 'words'>;

export function populationOf(writers: readonly (readonly TextVector[])[]): Population {
  return {
    grams: meanGrams(writers.map((texts) => texts.map(({ grams }) => grams))),
    maskedGrams: meanGrams(writers.map((texts) => texts.map(({ maskedGrams }) => maskedGrams))),
    levels: meanLevels(writers.map((texts) => meanLevels(texts.map(({ levels }) => levels)))),
  };
}

/** What a register's background keeps of another population: its means over the n-grams that are weighed, and its levels. */
export function packPopulation(
  { grams, maskedGrams, levels }: Population,
  space: VerificationSpace,
): RegisterBackground['verification']['elsewhere'][number] {
  return {
    grams: packValues(valuesAt(grams, space.grams.buckets)),
    maskedGrams: packValues(valuesAt(maskedGrams, space.maskedGrams.buckets)),
    levels: [...levels].map((level) => (Number.isNaN(level) ? null : Number(level.toPrecision(4)))),
  };
}

function valuesAt({ buckets, values }: HashedVector, wanted: Uint16Array): Float64Array {
  const known = new Map([...buckets].map((bucket, at) => [bucket, values[at] ?? 0]));
  return Float64Array.from(wanted, (bucket) => known.get(bucket) ?? 0);
}

function meanGrams(writers: readonly (readonly HashedVector[])[]): HashedVector {
  const sums = new Float64Array(65_536);
  for (const texts of writers) {
    const weight = 1 / (texts.length * writers.length);
    for (const { buckets, values } of texts) {
      for (let at = 0; at < buckets.length; at += 1) {
        const bucket = buckets[at] ?? 0;
        sums[bucket] = (sums[bucket] ?? 0) + weight * (values[at] ?? 0);
      }
    }
  }
  const used = [...sums.keys()].filter((bucket) => (sums[bucket] ?? 0) > 0);
  return { buckets: Uint16Array.from(used), values: Float64Array.from(used, (bucket) => sums[bucket] ?? 0) };
}

/** Means over the rows that say something; NaN where none does. */
function meanLevels(rows: readonly Float64Array[]): Float64Array {
  const [first] = rows;
  return Float64Array.from({ length: first?.length ?? 0 }, (_, feature) => {
    const told = rows.map((levels) => levels[feature] ?? Number.NaN).filter((level) => !Number.isNaN(level));
    return told.length === 0 ? Number.NaN : told.reduce((sum, level) => sum + level, 0) / told.length;
  });
}
