import { hashText } from '../numerics/hash-text.ts';
import type { Feature } from './feature.ts';
import { featureDefinitions } from './feature-definitions.ts';

export type { Feature, FeatureFamily, Opportunity } from './feature.ts';

/** The closed list of everything that is counted. Arrays of statistics are parallel to it. */
export const features: readonly Feature[] = featureDefinitions;

/** Id → place in `features`. */
export const featureIndex: ReadonlyMap<string, number> = new Map(features.map((feature, at) => [feature.id, at]));

/** Grows when counting changes without the list changing. */
const countingVersion = 4;

/** Version and hash of the list: statistics of one catalogue are never compared with those of another. */
export const catalogueId = `english-${countingVersion}-${hashText(JSON.stringify(featureDefinitions)).toString(16).padStart(8, '0')}`;

/** Place of a feature that must exist. Throws for an unknown id, at load time, where the caller is our own code. */
export function placeOf(id: string): number {
  const at = featureIndex.get(id);
  if (at === undefined) throw new RangeError(`the feature catalogue has no "${id}"`);
  return at;
}
