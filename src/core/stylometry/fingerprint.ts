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
  const held = new Float64Array(texts.length);
  const described = features.map((_, feature) => {
    const rates = sortedRates(texts, feature, held);
    const mean = rounded(meanOf(rates));
    const deviation = rounded(deviationOf(rates)) ?? 0;
    for (let at = 0; at < rates.length; at += 1) rates[at] = levelOf(feature, rates[at] ?? 0);
    return { mean, deviation, level: rounded(meanOf(rates)) };
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
  const kept = commonest(values, most);
  const places = new Uint16Array(kept.length);
  const frequencies = new Uint8Array(kept.length);
  for (let to = 0; to < kept.length; to += 1) {
    const at = kept[to] ?? 0;
    places[to] = buckets[at] ?? 0;
    frequencies[to] = gramScale.pack(values[at] ?? 0);
  }
  return { buckets: packBuckets(places), frequencies: bytesToBase64(frequencies) };
}

/** Ascending places of the `most` largest values, of equal ones the earlier. */
function commonest(values: Float64Array, most: number): Uint32Array {
  const kept = new Uint32Array(Math.min(most, values.length));
  const least = values.length <= most ? Number.NEGATIVE_INFINITY : (values.toSorted()[values.length - most] ?? 0);
  let larger = 0;
  for (const value of values) if (value > least) larger += 1;
  let equal = kept.length - larger;
  let count = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    if (value < least || (value === least && equal <= 0)) continue;
    if (value === least) equal -= 1;
    kept[count] = at;
    count += 1;
  }
  return kept;
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
      const buckets = new Uint16Array(sums.length);
      const values = new Float64Array(sums.length);
      let used = 0;
      for (let bucket = 0; bucket < sums.length; bucket += 1) {
        const sum = sums[bucket] ?? 0;
        if (!(sum > 0)) continue;
        buckets[used] = bucket;
        values[used] = sum / fixedPoint / count;
        used += 1;
      }
      return { buckets: buckets.subarray(0, used), values: values.subarray(0, used) };
    },
  };
}

/** In ascending order, so that sums do not depend on the order of texts. They lie in `held`, which has room for a rate of each text. */
function sortedRates(texts: readonly MeasuredText[], feature: number, held: Float64Array): Float64Array {
  let count = 0;
  for (const { measure } of texts) {
    const rate = rateOf(measure, feature);
    if (rate === null) continue;
    held[count] = rate;
    count += 1;
  }
  return held.subarray(0, count).sort();
}

function meanOf(values: Float64Array): number | null {
  if (values.length === 0) return null;
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

function deviationOf(values: Float64Array): number {
  const mean = meanOf(values);
  if (mean === null || values.length < 2) return 0;
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return Math.sqrt(sum / (values.length - 1));
}

/** Four significant digits: more would say nothing and fill the store. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(4));
}
