import type { Space, SpaceVector } from '../space/space.ts';
import type { SparseVector } from '../sparse-vector.ts';
import { StylometryError } from '../stylometry-error.ts';
import { alignedValues, denseValues } from './align-vectors.ts';
import { comparisonOf, type DistanceName, type DistanceOptions, type View } from './comparison.ts';
import { cosineDistance, cosineFrom, type Measure } from './measures.ts';

/** The distance of two texts of a space, 0 and up; null where the formula says nothing of them (an empty text has no direction). Never NaN. */
export type Distance = (a: SpaceVector, b: SpaceVector) => number | null;

/**
 * A distance between texts of a space (formulas: Burrows 2002; Argamon 2008; Eder 2015; Smith and Aldridge 2011 for Cosine Delta; Lance and Williams
 * 1967; Ruzicka). Features that all training texts agree on are left out where the formula divides by their deviation. Throws a StylometryError for a
 * distance that the space cannot give, and, when called, for vectors of another space.
 */
export function distance(name: DistanceName, space: Space, options: DistanceOptions = {}): Distance {
  const from = distanceFrom(name, space, options);
  return (a, b) => from(a)(b);
}

/** The same distance, bit for bit, from one text to many: what is looked at in the one is made once. */
export function distanceFrom(
  name: DistanceName,
  space: Space,
  options: DistanceOptions = {},
): (a: SpaceVector) => (b: SpaceVector) => number | null {
  const { view, measure, finish } = comparisonOf(name, space, options);
  return (a) => {
    checkSpace(a, space);
    const measureTo = measureFrom(a, space, view, measure);
    return (b) => {
      checkSpace(b, space);
      const measured = view.length === 0 ? null : measureTo(b);
      return measured === null ? null : finish(measured, view.length);
    };
  };
}

function measureFrom(a: SpaceVector, space: Space, view: View, measure: Measure): (b: SpaceVector) => number | null {
  const filled = denseValues(a, space);
  const seen = view.of(filled);
  if (a.form === 'dense' || view.needsAll) return (b) => measure(seen, view.of(denseValues(b, space)));
  if (measure === cosineDistance) {
    const square = sumOfProducts(a.values);
    return (b) => (b.form === 'sparse' ? sparseCosine(seen, square, b) : measure(seen, view.of(b.values)));
  }
  return (b) => {
    if (b.form === 'dense') return measure(seen, view.of(b.values));
    const [x, y] = alignedValues(a, b);
    return measure(view.of(x), view.of(y));
  };
}

/** Features that only one of both has add zeros, which change no bit of a sum. */
function sparseCosine(filled: Float64Array, square: number, { indices, values }: SparseVector): number | null {
  let dot = 0;
  let right = 0;
  for (let at = 0; at < indices.length; at += 1) {
    const value = values[at] ?? 0;
    dot += (filled[indices[at] ?? 0] ?? 0) * value;
    right += value * value;
  }
  return cosineFrom(dot, square, right);
}

function sumOfProducts(values: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += (values[at] ?? 0) ** 2;
  return sum;
}

/** Throws a StylometryError for a vector of another space. */
export function checkSpace(vector: SpaceVector, space: Space): void {
  if (vector.spaceHash === space.spaceHash) return;
  throw new StylometryError(
    'other_space',
    `this vector is of space ${vector.spaceHash}, compared is in space ${space.spaceHash}: make it again with vectorOf(space, text)`,
  );
}
