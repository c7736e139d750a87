import { type Axis, leadingAxes } from '../../numerics/leading-axes.ts';

export interface ScaledPoints {
  /** Two coordinates an item, in the order of the matrix. */
  readonly points: readonly (readonly [number, number])[];
  /** Share of the positive spread that each of the two axes shows. */
  readonly shown: readonly [number, number];
}

/**
 * Classical multidimensional scaling (Torgerson 1952) of a symmetric matrix of distances to two dimensions: eigenvectors of the double-centred
 * squares, by power iteration from a fixed start. The sign is chosen so that the first item with a clear coordinate is on the positive side.
 */
export function scaleClassically(matrix: readonly (readonly number[])[]): ScaledPoints {
  const size = matrix.length;
  const centred = doubleCentred(matrix);
  let trace = 0;
  for (let at = 0; at < size; at += 1) trace += centred[at * size + at] ?? 0;
  // Distances that are not Euclidean have eigenvalues below 0.
  const axes = leadingAxes(centred, size, { most: 2, indefinite: true });
  const coordinates = axes.map(({ vector, value }) => {
    const scale = Math.sqrt(Math.max(0, value));
    return Float64Array.from(vector, (part) => part * scale);
  });
  const share = (axis: Axis | undefined): number =>
    trace > 0 ? Math.min(1, Math.max(0, axis?.value ?? 0) / trace) : 0;
  return {
    points: matrix.map((_, item) => [coordinates[0]?.[item] ?? 0, coordinates[1]?.[item] ?? 0] as const),
    shown: [share(axes[0]), share(axes[1])],
  };
}

function doubleCentred(matrix: readonly (readonly number[])[]): Float64Array {
  const size = matrix.length;
  const squares = Float64Array.from({ length: size * size }, (_, at) => {
    const distance = matrix[Math.floor(at / size)]?.[at % size] ?? 0;
    return distance * distance;
  });
  const means = Float64Array.from({ length: size }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += squares[row * size + column] ?? 0;
    return sum / size;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / Math.max(1, size);
  return squares.map(
    (value, at) => -0.5 * (value - (means[Math.floor(at / size)] ?? 0) - (means[at % size] ?? 0) + mean),
  );
}
