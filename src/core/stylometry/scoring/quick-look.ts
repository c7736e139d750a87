import type { SpaceVector } from '../space/space.ts';

/** A quick look over all authors: who may be among the nearest, by rounded numbers. Authors are slots here. */
export interface QuickLook {
  /** Slots of at least the `count` nearest living ones; null where the formula says nothing of the query. */
  candidates(query: SpaceVector, count: number): readonly number[] | null;
  put(slot: number, vector: SpaceVector): void;
  clear(slot: number): void;
}
