/** The non-zero values of a vector: `indices` ascending and each once, `values` parallel to them. */
export interface SparseVector {
  readonly indices: Uint32Array;
  readonly values: Float64Array;
}
