export { type ComparisonCopy, comparisonCopy } from './core/stylometry/comparison-copy.ts';
export { type Feature, featureIndex, features } from './core/stylometry/feature-catalogue.ts';
export { featureSpans, type Span } from './core/stylometry/feature-spans.ts';
export {
  type HistogramBin,
  type LengthDistribution,
  type LengthStatistics,
  lengthStatistics,
} from './core/stylometry/length-statistics.ts';
export { maskContentWords } from './core/stylometry/mask-content-words.ts';
export { measureText, rateOf, type TextMeasure } from './core/stylometry/measure-text.ts';
export { countSyllables } from './core/stylometry/readability/count-syllables.ts';
export { type Readability, type ReadabilityCounts, readability } from './core/stylometry/readability/readability.ts';
export { hdD } from './core/stylometry/richness/hd-d.ts';
export { movingTypeTokenRatio } from './core/stylometry/richness/moving-type-token-ratio.ts';
export { mtld } from './core/stylometry/richness/mtld.ts';
export { type Richness, richness } from './core/stylometry/richness/richness.ts';
export type { RichnessValue } from './core/stylometry/richness/richness-value.ts';
export { simpsonD } from './core/stylometry/richness/simpson-d.ts';
export { yuleK } from './core/stylometry/richness/yule-k.ts';
export type { SparseVector } from './core/stylometry/sparse-vector.ts';
export { type Token, type TokenizeOptions, type TokenSpan, type Tokens, tokenize } from './core/stylometry/tokenize.ts';
