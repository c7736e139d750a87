export { type ComparisonCopy, comparisonCopy } from './core/stylometry/comparison-copy.ts';
export { type Feature, featureIndex, features } from './core/stylometry/feature-catalogue.ts';
export { featureSpans, type Span } from './core/stylometry/feature-spans.ts';
export { maskContentWords } from './core/stylometry/mask-content-words.ts';
export { measureText, rateOf, type TextMeasure } from './core/stylometry/measure-text.ts';
export type { SparseVector } from './core/stylometry/sparse-vector.ts';
export { type Token, type TokenSpan, type Tokens, tokenize } from './core/stylometry/tokenize.ts';
