import { hashText } from '../../core/numerics/index.ts';
import { sampleMoments } from '../../core/statistics/sample-moments.ts';
import { hashedGrams } from '../../core/stylometry/hashed-grams.ts';
import { features, measureText, tokenize } from '../../core/stylometry/index.ts';
import { rateOf } from '../../core/stylometry/measure-text.ts';
import { fitProjection, type HashedCounts, projectCounts } from './project-hashed.ts';

/** Named counted features of style; hashed words and character trigrams along a few directions; or both. */
export type FeatureKind = 'style' | 'hashed' | 'both';

export const featureKinds: readonly FeatureKind[] = ['style', 'hashed', 'both'];

/** What is counted in a text before anything is learned of other texts. */
export interface CountedText {
  /** Rates of the features of style, then the logarithm of the length; null where a feature could not occur. */
  readonly style: readonly (number | null)[];
  readonly hashed: HashedCounts;
}

export interface FitFeaturesOptions {
  readonly kind: FeatureKind;
  readonly seed: number;
  /** Directions of the hashed counts. Default 48. */
  readonly dimensions?: number;
}

/** Counted texts as rows of numbers, each of mean 0 and variance 1 over the texts it was fitted on. */
export interface TextFeatures {
  readonly dimension: number;
  describe(text: CountedText): Float32Array;
}

const wordBuckets = 16_384;
/** A rate in a text of a few words may be far out. */
const furthest = 3;

export function countText(text: string): CountedText {
  const tokens = tokenize(text);
  const measure = measureText(tokens);
  const hashed = new Map<number, number>();
  const grams = hashedGrams(text, 3);
  for (const [at, bucket] of grams.buckets.entries()) hashed.set(wordBuckets + bucket, grams.values[at] ?? 0);
  const words = tokens.words.map(({ lower }) => lower);
  for (const word of words) {
    const bucket = hashText(word) % wordBuckets;
    hashed.set(bucket, (hashed.get(bucket) ?? 0) + 1 / words.length);
  }
  for (const [bucket, value] of hashed) if (bucket < wordBuckets) hashed.set(bucket, Math.sqrt(value));
  return { style: [...features.map((_, at) => rateOf(measure, at)), Math.log1p(text.length)], hashed };
}

/** Fits on the texts to learn from alone: which features of style vary, their means and deviations, and the directions of the hashed counts. */
export function fitFeatures(
  texts: readonly CountedText[],
  { kind, seed, dimensions = 48 }: FitFeaturesOptions,
): TextFeatures {
  const style = kind === 'hashed' ? [] : commonFeatures(texts);
  const projection =
    kind === 'style'
      ? null
      : fitProjection(
          texts.map(({ hashed }) => hashed),
          { dimensions, seed },
        );
  const raw = (text: CountedText): readonly (number | null)[] => [
    ...style.map((at) => text.style[at] ?? null),
    ...(projection === null ? [] : projectCounts(text.hashed, projection)),
  ];
  const rows = texts.map(raw);
  const columns = (rows[0] ?? []).map((_, at) => sampleMoments(rows.flatMap((row) => row[at] ?? [])));
  return {
    dimension: columns.length,
    describe: (text) =>
      Float32Array.from(raw(text), (value, at) => {
        const { mean = 0, deviation = null } = columns[at] ?? {};
        if (value === null || deviation === null || deviation === 0) return 0;
        return Math.max(-furthest, Math.min(furthest, (value - mean) / deviation));
      }),
  };
}

/** Features that can occur in half of the texts at least and differ from their most frequent value in a tenth of them. */
function commonFeatures(texts: readonly CountedText[]): readonly number[] {
  return (texts[0]?.style ?? []).flatMap((_, at) => {
    const values = texts.flatMap(({ style }) => style[at] ?? []);
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const other = values.length - Math.max(0, ...counts.values());
    return values.length >= texts.length / 2 && other >= texts.length / 10 ? [at] : [];
  });
}
