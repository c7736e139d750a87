export { chooseBackground } from './choose-background.ts';
export { type ComparisonCopy, comparisonCopy } from './comparison-copy.ts';
export { catalogueId, type Feature, featureIndex, features } from './feature-catalogue.ts';
export { featureSpans, type Span } from './feature-spans.ts';
export { measureText, rateOf, type TextMeasure } from './measure-text.ts';
export { type OpenedBackground, type OpenedWriter, openBackground, ratesOf } from './open-background.ts';
export { type Token, type TokenSpan, type Tokens, tokenize } from './tokenize.ts';
