import type { Space, SpaceVector } from '../space/space.ts';
import { StylometryError } from '../stylometry-error.ts';
import { alignedValues, denseValues } from './align-vectors.ts';
import { comparisonOf, type DistanceName, type DistanceOptions } from './comparison.ts';

/** The distance of two texts of a space, 0 and up; null where the formula says nothing of them (an empty text has no direction). Never NaN. */
export type Distance = (a: SpaceVector, b: SpaceVector) => number | null;

/**
 * A distance between texts of a space (formulas: Burrows 2002; Argamon 2008; Eder 2015; Smith and Aldridge 2011 for Cosine Delta; Lance and Williams
 * 1967; Ruzicka). Features that all training texts agree on are left out where the formula divides by their deviation. Throws a StylometryError for a
 * distance that the space cannot give, and, when called, for vectors of another space.
 */
export function distance(name: DistanceName, space: Space, options: DistanceOptions = {}): Distance {
  const { view, measure, finish } = comparisonOf(name, space, options);
  return (a, b) => {
    checkSpace(a, space);
    checkSpace(b, space);
    if (view.length === 0) return null;
    const [x, y] =
      a.form === 'sparse' && b.form === 'sparse' && !view.needsAll
        ? alignedValues(a, b)
        : [denseValues(a, space), denseValues(b, space)];
    const measured = measure(view.of(x), view.of(y));
    return measured === null ? null : finish(measured, view.length);
  };
}

/** Throws a StylometryError for a vector of another space. */
export function checkSpace(vector: SpaceVector, space: Space): void {
  if (vector.spaceHash === space.spaceHash) return;
  throw new StylometryError(
    'other_space',
    `this vector is of space ${vector.spaceHash}, compared is in space ${space.spaceHash}: make it again with vectorOf(space, text)`,
  );
}
