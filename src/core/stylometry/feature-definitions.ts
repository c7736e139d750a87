import type { FeatureDefinition } from './feature.ts';
import { letterFormFeatures } from './letter-form-features.ts';
import { markFeatures } from './mark-features.ts';
import { phraseFeatures } from './phrase-features.ts';
import { shareFeatures } from './share-features.ts';
import { wordFeatures } from './word-features.ts';

/** Features with how they are found; the order is the catalogue's. */
export const featureDefinitions: readonly FeatureDefinition[] = [
  ...wordFeatures,
  ...phraseFeatures,
  ...markFeatures,
  ...letterFormFeatures,
  ...shareFeatures,
];
