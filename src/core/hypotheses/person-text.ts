import type { MeasuredText } from '../stylometry/fingerprint.ts';

/** A text of the person with its tokens and counts. */
export interface PersonText extends MeasuredText {
  readonly id: string;
}

/** Ordered by id, so that no result depends on the order texts came in. */
export function byId<T extends { readonly id: string }>(texts: readonly T[]): readonly T[] {
  return texts.toSorted((a, b) => compareIds(a.id, b.id));
}

/** By code unit, the same in every locale. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
