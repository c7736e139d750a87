import type { Fingerprint, HashedFrequencies } from '../../contracts/fingerprint.ts';
import { base64ToBytes, bytesToBase64 } from '../numerics/base64-bytes.ts';
import { median } from '../statistics/quantile.ts';
import { gramScale } from './byte-scale.ts';
import { catalogueId, features } from './feature-catalogue.ts';
import type { HashedVector } from './hashed-grams.ts';
import { rateOf, type TextMeasure } from './measure-text.ts';
import { packBuckets, unpackBuckets } from './packed-buckets.ts';
import { levelOf, type TextVector, vectorOf } from './text-vector.ts';
import type { Tokens } from './tokenize.ts';

export interface MeasuredText {
  readonly tokens: Tokens;
  readonly measure: TextMeasure;
}

/** A person's texts as statistics, in any order the same. Holds no text; at most 60 kB as JSON, however many texts there are. */
export function buildFingerprint(texts: readonly MeasuredText[]): Fingerprint {
  const described = features.map((_, feature) => {
    const rates = sortedRates(texts.map(({ measure }) => rateOf(measure, feature)));
    return {
      mean: rounded(meanOf(rates)),
      deviation: rounded(deviationOf(rates)) ?? 0,
      level: rounded(meanOf(rates.map((rate) => levelOf(feature, rate)))),
    };
  });
  const words = texts.map(({ measure }) => measure.words);
  const grams = sumOfVectors();
  const maskedGrams = sumOfVectors();
  // One after the other: the vectors of ten thousand texts together would fill the memory.
  for (const { tokens, measure } of texts) {
    const vector = vectorOf(tokens, measure);
    grams.add(vector.grams);
    maskedGrams.add(vector.maskedGrams);
  }
  return {
    catalogue: catalogueId,
    texts: texts.length,
    words: words.reduce((sum, one) => sum + one, 0),
    medianWords: words.length === 0 ? 0 : median(words),
    mean: described.map(({ mean }) => mean),
    deviation: described.map(({ deviation }) => deviation),
    level: described.map(({ level }) => level),
    grams: packGrams(grams.mean(), mostGrams),
    maskedGrams: packGrams(maskedGrams.mean(), mostMaskedGrams),
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

function packGrams({ buckets, values }: HashedVector, most: number): HashedFrequencies {
  const all = [...buckets.keys()];
  const kept =
    all.length <= most
      ? all
      : all
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

function sumOfVectors(): { readonly add: (vector: HashedVector) => void; readonly mean: () => HashedVector } {
  const sums = new Float64Array(65_536);
  let count = 0;
  return {
    add: ({ buckets, values }) => {
      count += 1;
      for (let at = 0; at < buckets.length; at += 1) {
        const bucket = buckets[at] ?? 0;
        sums[bucket] = (sums[bucket] ?? 0) + Math.round((values[at] ?? 0) * fixedPoint);
      }
    },
    mean: () => {
      const used: number[] = [];
      for (let bucket = 0; bucket < sums.length; bucket += 1) if ((sums[bucket] ?? 0) > 0) used.push(bucket);
      return {
        buckets: Uint16Array.from(used),
        values: Float64Array.from(used, (bucket) => (sums[bucket] ?? 0) / fixedPoint / count),
      };
    },
  };
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
