import type { HashedMoments, RegisterBackground } from '../../contracts/background.ts';
import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';
import { gramScale } from './byte-scale.ts';
import { features } from './feature-catalogue.ts';
import type { HashedVector } from './hashed-grams.ts';
import { orthonormal } from './nuisance-directions.ts';
import { openBackground } from './open-background.ts';
import { packBuckets, unpackBuckets } from './packed-buckets.ts';
import type { Population } from './population.ts';
import { type GramSpace, type LevelSpace, standardGrams, standardLevels } from './standard-scores.ts';
import { levelOf } from './text-vector.ts';

export interface VerificationSpace {
  readonly grams: GramSpace;
  readonly maskedGrams: GramSpace;
  readonly levels: LevelSpace;
  /** Orthonormal directions, in each of the three, in which other populations differ from this register's writers. */
  readonly nuisance: {
    readonly grams: readonly Float64Array[];
    readonly maskedGrams: readonly Float64Array[];
    readonly levels: readonly Float64Array[];
  };
}

const opened = new WeakMap<RegisterBackground, VerificationSpace>();

/** Unpacks what a register's background says for verification, once. */
export function openSpace(background: RegisterBackground): VerificationSpace {
  const known = opened.get(background);
  if (known !== undefined) return known;
  const { grams, maskedGrams, elsewhere } = background.verification;
  const moments = {
    grams: unpackMoments(grams),
    maskedGrams: unpackMoments(maskedGrams),
    levels: levelSpace(levelsOfWriters(background)),
  };
  const fresh = spaceAgainst(
    moments,
    elsewhere.map((population) => ({
      grams: { buckets: moments.grams.buckets, values: unpackValues(population.grams) },
      maskedGrams: { buckets: moments.maskedGrams.buckets, values: unpackValues(population.maskedGrams) },
      levels: Float64Array.from(population.levels, (level) => level ?? Number.NaN),
    })),
  );
  opened.set(background, fresh);
  return fresh;
}

/** Moments with the directions in which the means of other populations lie. */
export function spaceAgainst(
  moments: Omit<VerificationSpace, 'nuisance'>,
  populations: readonly Population[],
): VerificationSpace {
  return {
    ...moments,
    nuisance: {
      grams: orthonormal(populations.map(({ grams }) => standardGrams(grams, moments.grams))),
      maskedGrams: orthonormal(populations.map(({ maskedGrams }) => standardGrams(maskedGrams, moments.maskedGrams))),
      levels: orthonormal(populations.map(({ levels }) => standardLevels(levels, moments.levels))),
    },
  };
}

/**
 * Moments over texts, every writer weighing the same (stylometry.md 4, `author-balanced`): `mu = sum w x`, `sigma² = sum w (x − mu)²`.
 * Of n-grams, the `most` frequent ones over writers; ties by bucket.
 */
export function gramSpace(writers: readonly (readonly HashedVector[])[], most: number): GramSpace {
  const first = new Float64Array(65_536);
  const second = new Float64Array(65_536);
  for (const texts of writers) {
    const weight = 1 / (texts.length * writers.length);
    for (const { buckets, values } of texts) {
      for (let at = 0; at < buckets.length; at += 1) {
        const bucket = buckets[at] ?? 0;
        const value = values[at] ?? 0;
        first[bucket] = (first[bucket] ?? 0) + weight * value;
        second[bucket] = (second[bucket] ?? 0) + weight * value * value;
      }
    }
  }
  const kept = [...first.keys()]
    .filter((bucket) => (first[bucket] ?? 0) > 0)
    .toSorted((a, b) => (second[b] ?? 0) - (second[a] ?? 0) || a - b)
    .slice(0, most)
    .toSorted((a, b) => a - b);
  return {
    buckets: Uint16Array.from(kept),
    mean: Float64Array.from(kept, (bucket) => first[bucket] ?? 0),
    deviation: Float64Array.from(kept, (bucket) =>
      Math.sqrt(Math.max(0, (second[bucket] ?? 0) - (first[bucket] ?? 0) ** 2)),
    ),
  };
}

/** The same of catalogue levels; a text without opportunities does not count. */
export function levelSpace(writers: readonly (readonly Float64Array[])[]): LevelSpace {
  const mean = new Float64Array(features.length);
  const deviation = new Float64Array(features.length);
  for (let feature = 0; feature < features.length; feature += 1) {
    const byWriter = writers
      .map((texts) => texts.map((levels) => levels[feature] ?? Number.NaN).filter((level) => !Number.isNaN(level)))
      .filter((levels) => levels.length > 0);
    if (byWriter.length === 0) continue;
    const weigh = (value: (level: number) => number): number =>
      byWriter.reduce(
        (sum, levels) => sum + levels.reduce((part, level) => part + value(level), 0) / levels.length,
        0,
      ) / byWriter.length;
    const centre = weigh((level) => level);
    mean[feature] = centre;
    deviation[feature] = Math.sqrt(weigh((level) => (level - centre) ** 2));
  }
  return { mean, deviation };
}

export function packMoments({ buckets, mean, deviation }: GramSpace): HashedMoments {
  return { buckets: packBuckets(buckets), mean: packValues(mean), deviation: packValues(deviation) };
}

function unpackMoments({ buckets, mean, deviation }: HashedMoments): GramSpace {
  return { buckets: unpackBuckets(buckets), mean: unpackValues(mean), deviation: unpackValues(deviation) };
}

export function packValues(values: Float64Array): string {
  return bytesToBase64(Uint8Array.from(values, (value) => gramScale.pack(value)));
}

function unpackValues(text: string): Float64Array {
  return Float64Array.from(base64ToBytes(text), (byte) => gramScale.unpack(byte));
}

/** Levels of single texts, a writer at a time. Only of the sources that verification is fitted on: what another source adds (how letters open and close) was not in the fit. */
export function levelsOfWriters(background: RegisterBackground): readonly (readonly Float64Array[])[] {
  const fitted = new Set(
    background.sources.flatMap(({ name, fitted: is }, place) => (is === true || place === 0 ? [name] : [])),
  );
  return openBackground(background).writers.flatMap(({ texts, rates }, writer) =>
    !fitted.has(background.writers[writer]?.source ?? '')
      ? []
      : [
          Array.from({ length: texts }, (_, text) =>
            Float64Array.from(features, (_, feature) =>
              levelOf(feature, rates[text * features.length + feature] ?? Number.NaN),
            ),
          ),
        ],
  );
}
