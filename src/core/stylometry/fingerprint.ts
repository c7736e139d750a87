import type { Fingerprint, HashedFrequencies } from '../../contracts/fingerprint.ts';
import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';
import { median } from '../statistics/quantile.ts';
import { gramScale } from './byte-scale.ts';
import { catalogueId, features } from './feature-catalogue.ts';
import type { HashedVector } from './hashed-grams.ts';
import { rateOf, type TextMeasure } from './measure-text.ts';
import { packBuckets, unpackBuckets } from './packed-buckets.ts';
import { type TextVector, textVector } from './text-vector.ts';
import type { Tokens } from './tokenize.ts';

export interface MeasuredText {
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
}

/** A person's texts as statistics, in any order the same. Holds no text; at most 60 kB as JSON, however many texts there are. */
export function buildFingerprint(texts: readonly MeasuredText[]): Fingerprint {
  const vectors = texts.map(({ tokens, measure }) => textVector(tokens, measure));
  const rates = features.map((_, feature) =>
    texts.flatMap(({ measure }) => rateOf(measure, feature) ?? []).toSorted(ascending),
  );
  const means = rates.map(meanOf);
  return {
    catalogue: catalogueId,
    texts: texts.length,
    words: vectors.reduce((sum, { words }) => sum + words, 0),
    medianWords: vectors.length === 0 ? 0 : median(vectors.map(({ words }) => words)),
    mean: means.map(rounded),
    deviation: rates.map((values, feature) => rounded(deviationOf(values, means[feature] ?? 0)) ?? 0),
    level: features.map((_, feature) =>
      rounded(
        meanOf(
          vectors
            .map(({ levels }) => levels[feature] ?? Number.NaN)
            .filter((level) => !Number.isNaN(level))
            .toSorted(ascending),
        ),
      ),
    ),
    grams: packGrams(
      vectors.map(({ grams }) => grams),
      mostGrams,
    ),
    maskedGrams: packGrams(
      vectors.map(({ maskedGrams }) => maskedGrams),
      mostMaskedGrams,
    ),
  };
}

/** The person's side of a comparison, unpacked. */
export type OpenedFingerprint = Omit<TextVector, 'words'>;

const opened = new WeakMap<Fingerprint, OpenedFingerprint>();

/** Unpacks a fingerprint once. Throws a RangeError for one that another version of the catalogue made: learn again. */
export function openFingerprint(fingerprint: Fingerprint): OpenedFingerprint {
  const known = opened.get(fingerprint);
  if (known !== undefined) return known;
  if (fingerprint.catalogue !== catalogueId) {
    throw new RangeError(
      `this fingerprint counts by catalogue ${fingerprint.catalogue}, the program by ${catalogueId}: learn the person again`,
    );
  }
  const fresh: OpenedFingerprint = {
    grams: unpackGrams(fingerprint.grams),
    maskedGrams: unpackGrams(fingerprint.maskedGrams),
    levels: Float64Array.from(fingerprint.level, (level) => level ?? Number.NaN),
  };
  opened.set(fingerprint, fresh);
  return fresh;
}

/** Three bytes each; the commonest are kept, and no background weighs more than 4,000. */
const mostGrams = 9000;
const mostMaskedGrams = 2500;

function packGrams(vectors: readonly HashedVector[], most: number): HashedFrequencies {
  const { buckets, values } = meanVector(vectors);
  const kept = [...buckets.keys()]
    .toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
    .slice(0, most)
    .toSorted(ascending);
  return {
    buckets: packBuckets(kept.map((at) => buckets[at] ?? 0)),
    frequencies: bytesToBase64(Uint8Array.from(kept, (at) => gramScale.pack(values[at] ?? 0))),
  };
}

function unpackGrams({ buckets, frequencies }: HashedFrequencies): HashedVector {
  return {
    buckets: unpackBuckets(buckets),
    values: Float64Array.from(base64ToBytes(frequencies), (byte) => gramScale.unpack(byte)),
  };
}

/** Mean over texts; each bucket's values are added in ascending order, so that the order of texts leaves no trace in the last digit. */
function meanVector(vectors: readonly HashedVector[]): HashedVector {
  const lists = new Map<number, number[]>();
  for (const { buckets, values } of vectors) {
    for (let at = 0; at < buckets.length; at += 1) {
      const bucket = buckets[at] ?? 0;
      const list = lists.get(bucket);
      if (list === undefined) lists.set(bucket, [values[at] ?? 0]);
      else list.push(values[at] ?? 0);
    }
  }
  const buckets = Uint16Array.from(lists.keys()).sort();
  return {
    buckets,
    values: Float64Array.from(buckets, (bucket) => {
      const list = lists.get(bucket) ?? [];
      return (
        Float64Array.from(list)
          .sort()
          .reduce((sum, value) => sum + value, 0) / vectors.length
      );
    }),
  };
}

function ascending(a: number, b: number): number {
  return a - b;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[], mean: number): number {
  if (values.length < 2) return 0;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Four significant digits: more would say nothing and fill the store. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}
