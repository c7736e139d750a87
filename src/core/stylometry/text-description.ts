import { fitStandardColumns, variedColumns } from '../statistics/standard-columns.ts';
import type { Feature, FeatureFamily } from './feature.ts';
import { features } from './feature-catalogue.ts';
import { measureText, rateOf } from './measure-text.ts';
import { tokenize } from './tokenize.ts';

/** Texts as rows of numbers, one scale for all. */
export interface TextDescription {
  /** What each number counts, in plain words: "semicolons". */
  readonly labels: readonly string[];
  /** One number a label, of mean 0 and deviation 1 over the texts it was fitted on. */
  describe(text: string): Float32Array;
}

/** Learns from texts what to describe any text by: which features vary in them, and their scale. */
export type DescribeTexts = (texts: readonly string[]) => TextDescription;

/** Describes texts by features of the catalogue: those of these families, or all. A feature that hardly varies in the texts is left out. */
export function describeByFeatures(families: readonly FeatureFamily[] | 'all' = 'all'): DescribeTexts {
  const asked = features.flatMap((feature, place) =>
    families === 'all' || families.includes(feature.family) ? [{ feature, place }] : [],
  );
  return (texts) => {
    const rows = texts.map((text) => ratesOf(text, asked));
    const varied = variedColumns(rows);
    const standardise = fitStandardColumns(rows.map((row) => varied.map((at) => row[at] ?? null)));
    const kept = varied.flatMap((at) => asked[at] ?? []);
    return {
      labels: kept.map(({ feature }) => feature.label),
      describe: (text) => standardise(ratesOf(text, kept)),
    };
  };
}

interface PlacedFeature {
  readonly feature: Feature;
  readonly place: number;
}

function ratesOf(text: string, asked: readonly PlacedFeature[]): readonly (number | null)[] {
  const measure = measureText(tokenize(text));
  return asked.map(({ place }) => rateOf(measure, place));
}
