export { type Feature, featureIndex, features } from './core/stylometry/feature-catalogue.ts';
export { featureSpans, type Span } from './core/stylometry/feature-spans.ts';
export { measureText, rateOf, type TextMeasure } from './core/stylometry/measure-text.ts';
export { cutToWords } from './core/stylometry/verification/cut-to-words.ts';
export {
  type FittedVerifier,
  fitVerifier,
  type VerifierOptions,
  type VerifierPerson,
  type VerifyOptions,
} from './core/stylometry/verification/fit-verifier.ts';
export {
  loadVerifier,
  type SaveVerifierOptions,
  saveVerifier,
  Verifier,
} from './core/stylometry/verification/saved-verifier.ts';
export type {
  UnknownReason,
  Verification,
  VerificationNote,
  VerifierCalibration,
} from './core/stylometry/verification/verification.ts';
