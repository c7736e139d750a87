import type { SparseVector } from '../sparse-vector.ts';

/** The non-zero values, taken out: what is left is all zeros. */
export function gatherValues(dense: Float64Array): SparseVector {
  let kinds = 0;
  for (let at = 0; at < dense.length; at += 1) if (dense[at] !== 0) kinds += 1;
  const indices = new Uint32Array(kinds);
  const values = new Float64Array(kinds);
  let into = 0;
  for (let at = 0; at < dense.length; at += 1) {
    const value = dense[at] ?? 0;
    if (value === 0) continue;
    indices[into] = at;
    values[into] = value;
    dense[at] = 0;
    into += 1;
  }
  return { indices, values };
}
