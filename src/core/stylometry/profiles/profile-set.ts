import type { DistanceName, DistanceOptions } from '../distance/comparison.ts';
import type { Provenance, Space, SpaceVector } from '../space/space.ts';

/** What stands for an author. */
export type ProfileForm =
  /** The mean of the vectors of all texts. */
  | 'centroid'
  /** All texts as one long one. */
  | 'concat'
  /** Every text by itself; the nearest one speaks. */
  | 'instances';

export interface Profile {
  readonly author: string;
  readonly vector: SpaceVector;
}

/** Authors as they are compared with a text: a space, what stands for each author in it, and by which distance. Never changes. */
export interface ProfileSet extends Provenance {
  readonly space: Space;
  readonly distance: DistanceName;
  readonly distanceOptions: DistanceOptions;
  readonly form: ProfileForm;
  /** Authors in order of code points; several profiles each where the form is `instances`. */
  readonly profiles: readonly Profile[];
  /** Training texts left out because they have fewer than `leastTokens` tokens. */
  readonly skipped: number;
}

/** Shorter texts are neither learned from nor attributed. */
export const leastTokens = 5;
