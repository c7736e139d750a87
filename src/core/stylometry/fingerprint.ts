import type { Fingerprint, HashedFrequencies } from '../../contracts/fingerprint.ts';
import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';
import { median } from '../statistics/quantile.ts';
import { gramScale } from './byte-scale.ts';
import { catalogueId, features } from './feature-catalogue.ts';
import type { HashedVector } from './hashed-grams.ts';
import { rateOf, type TextMeasure } from './measure-text.ts';
import { packBuckets, unpackBuckets } from './packed-buckets.ts';
import { levelOf, type TextVector, textVector } from './text-vector.ts';
import type { Tokens } from './tokenize.ts';

export interface MeasuredText {
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
}

/** A person's texts as statistics, in any order the same. Holds no text; at most 60 kB as JSON, however many texts there are. */
export function buildFingerprint(texts: readonly MeasuredText[]): Fingerprint {
  const vectors = texts.map(({ tokens, measure }) => textVector(tokens, measure));
  const rates = features.map((_, feature) => sortedRates(texts.map(({ measure }) => rateOf(measure, feature))));
  const levels = rates.map((values, feature) => values.map((rate) => levelOf(feature, rate)));
  return {
    catalogue: catalogueId,
    texts: texts.length,
    words: vectors.reduce((sum, { words }) => sum + words, 0),
    medianWords: vectors.length === 0 ? 0 : median(vectors.map(({ words }) => words)),
    mean: rates.map((values) => rounded(meanOf(values))),
    deviation: rates.map((values) => rounded(deviationOf(values)) ?? 0),
    level: levels.map((values) => rounded(meanOf(values))),
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

/** Whole numbers add up to the same sum in any order; fractions do not. */
const fixedPoint = 2 ** 32;

function meanVector(vectors: readonly HashedVector[]): HashedVector {
  const sums = new Float64Array(65_536);
  for (const { buckets, values } of vectors) {
    for (let at = 0; at < buckets.length; at += 1) {
      const bucket = buckets[at] ?? 0;
      sums[bucket] = (sums[bucket] ?? 0) + Math.round((values[at] ?? 0) * fixedPoint);
    }
  }
  const used: number[] = [];
  for (let bucket = 0; bucket < sums.length; bucket += 1) if ((sums[bucket] ?? 0) > 0) used.push(bucket);
  const buckets = Uint16Array.from(used);
  return { buckets, values: Float64Array.from(used, (bucket) => (sums[bucket] ?? 0) / fixedPoint / vectors.length) };
}

/** In ascending order, so that sums do not depend on the order of texts. */
function sortedRates(rates: readonly (number | null)[]): readonly number[] {
  return [...Float64Array.from(rates.filter((rate) => rate !== null)).sort()];
}

function ascending(a: number, b: number): number {
  return a - b;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  if (mean === null || values.length < 2) return 0;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Four significant digits: more would say nothing and fill the store. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}
