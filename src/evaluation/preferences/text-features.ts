import { hashText } from '../../core/numerics/index.ts';
import { fitStandardColumns, variedColumns } from '../../core/statistics/standard-columns.ts';
import { hashedGrams } from '../../core/stylometry/hashed-grams.ts';
import { features, measureText, tokenize } from '../../core/stylometry/index.ts';
import { rateOf } from '../../core/stylometry/measure-text.ts';
import { tasteRow } from '../../core/taste/index.ts';
import { fitProjection, type HashedCounts, projectCounts } from './project-hashed.ts';

/** Named counted features of style; hashed words and character trigrams along a few directions; or both. */
export type FeatureKind = 'style' | 'hashed' | 'both';

export const featureKinds: readonly FeatureKind[] = ['style', 'hashed', 'both'];

/** What is counted in a text before anything is learned of other texts. */
export interface CountedText {
  /** Rates of the features of style, then the logarithm of the length; null where a feature could not occur. */
  readonly style: readonly (number | null)[];
  readonly hashed: HashedCounts;
  /** As a person's taste sees it. */
  readonly taste: Float64Array;
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
  return {
    style: [...features.map((_, at) => rateOf(measure, at)), Math.log1p(text.length)],
    hashed,
    taste: tasteRow(text),
  };
}

/** Fits on the texts to learn from alone: which features of style vary, their means and deviations, and the directions of the hashed counts. */
export function fitFeatures(
  texts: readonly CountedText[],
  { kind, seed, dimensions = 48 }: FitFeaturesOptions,
): TextFeatures {
  const style = kind === 'hashed' ? [] : variedColumns(texts.map((text) => text.style));
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
  const standardise = fitStandardColumns(rows);
  return { dimension: rows[0]?.length ?? 0, describe: (text) => standardise(raw(text)) };
}
