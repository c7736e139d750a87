import type { HashedMoments, RegisterBackground } from '../../contracts/background.ts';
import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';
import { gramScale } from './byte-scale.ts';
import { features } from './feature-catalogue.ts';
import type { HashedVector } from './hashed-grams.ts';
import { openBackground } from './open-background.ts';
import { packBuckets, unpackBuckets } from './packed-buckets.ts';
import { levelOf } from './text-vector.ts';

/** Which hashed n-grams are weighed and how they spread over other people's texts. */
export interface GramSpace {
  readonly buckets: Uint16Array;
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** How the levels of the catalogue spread over other people's texts; deviation 0 where a feature is left out. */
export interface LevelSpace {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

export interface VerificationSpace {
  readonly grams: GramSpace;
  readonly maskedGrams: GramSpace;
  readonly levels: LevelSpace;
}

const opened = new WeakMap<RegisterBackground, VerificationSpace>();

/** Unpacks what a register's background says for verification, once. */
export function openSpace(background: RegisterBackground): VerificationSpace {
  const known = opened.get(background);
  if (known !== undefined) return known;
  const fresh: VerificationSpace = {
    grams: unpackMoments(background.verification.grams),
    maskedGrams: unpackMoments(background.verification.maskedGrams),
    levels: levelSpace(primaryLevels(background)),
  };
  opened.set(background, fresh);
  return fresh;
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
  return {
    buckets: packBuckets(buckets),
    mean: bytesToBase64(Uint8Array.from(mean, (value) => gramScale.pack(value))),
    deviation: bytesToBase64(Uint8Array.from(deviation, (value) => gramScale.pack(value))),
  };
}

function unpackMoments({ buckets, mean, deviation }: HashedMoments): GramSpace {
  return {
    buckets: unpackBuckets(buckets),
    mean: Float64Array.from(base64ToBytes(mean), (byte) => gramScale.unpack(byte)),
    deviation: Float64Array.from(base64ToBytes(deviation), (byte) => gramScale.unpack(byte)),
  };
}

/** Only the source that verification is fitted on: what another source adds (how letters open and close) was not in the fit. */
function primaryLevels(background: RegisterBackground): readonly (readonly Float64Array[])[] {
  const primary = background.sources[0]?.name;
  return openBackground(background).writers.flatMap(({ texts, rates }, writer) =>
    background.writers[writer]?.source !== primary
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
