import type { Space, SpaceVector } from '../space/space.ts';
import type { SparseVector } from '../sparse-vector.ts';

/** A value for every feature of the space. */
export function denseValues(vector: SpaceVector, space: Space): Float64Array {
  if (vector.form === 'dense') return vector.values;
  const values = new Float64Array(space.features.length);
  for (let at = 0; at < vector.indices.length; at += 1) values[vector.indices[at] ?? 0] = vector.values[at] ?? 0;
  return values;
}

/** The values of both at the features that at least one of them has, in ascending order. */
export function alignedValues(a: SparseVector, b: SparseVector): readonly [Float64Array, Float64Array] {
  const most = a.indices.length + b.indices.length;
  const x = new Float64Array(most);
  const y = new Float64Array(most);
  let length = 0;
  let left = 0;
  let right = 0;
  while (left < a.indices.length || right < b.indices.length) {
    const here = a.indices[left] ?? Number.POSITIVE_INFINITY;
    const there = b.indices[right] ?? Number.POSITIVE_INFINITY;
    if (here <= there) {
      x[length] = a.values[left] ?? 0;
      left += 1;
    }
    if (there <= here) {
      y[length] = b.values[right] ?? 0;
      right += 1;
    }
    length += 1;
  }
  return [x.subarray(0, length), y.subarray(0, length)];
}
