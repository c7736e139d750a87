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
  const first = leadingAxis(centred, size);
  deflate(centred, size, first);
  const second = leadingAxis(centred, size);
  const coordinates = [first, second].map(({ vector, value }) => {
    const scale = Math.sqrt(Math.max(0, value));
    return Float64Array.from(vector, (part) => part * scale);
  });
  const share = ({ value }: Axis): number => (trace > 0 ? Math.min(1, Math.max(0, value) / trace) : 0);
  return {
    points: matrix.map((_, item) => [coordinates[0]?.[item] ?? 0, coordinates[1]?.[item] ?? 0] as const),
    shown: [share(first), share(second)],
  };
}

interface Axis {
  readonly vector: Float64Array;
  readonly value: number;
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

const rounds = 500;

function leadingAxis(matrix: Float64Array, size: number): Axis {
  // An uneven start: no eigenvector of a real matrix is likely to stand at right angles to it.
  let vector = normalised(Float64Array.from({ length: size }, (_, at) => Math.sin(1 + at * 0.7) + 0.01));
  // Negative eigenvalues of distances that are not Euclidean may be the largest in size: the shift makes the largest positive one lead.
  const shift = largestRow(matrix, size);
  let value = 0;
  for (let round = 0; round < rounds; round += 1) {
    const product = times(matrix, vector, size);
    const next = normalised(product.map((part, at) => part + shift * (vector[at] ?? 0)));
    let moved = 0;
    for (let at = 0; at < size; at += 1) moved = Math.max(moved, Math.abs((next[at] ?? 0) - (vector[at] ?? 0)));
    vector = next;
    if (moved < 1e-12) break;
  }
  const product = times(matrix, vector, size);
  for (let at = 0; at < size; at += 1) value += (product[at] ?? 0) * (vector[at] ?? 0);
  const clear = vector.find((part) => Math.abs(part) > 1e-6) ?? 1;
  return { vector: clear < 0 ? vector.map((part) => -part) : vector, value };
}

function largestRow(matrix: Float64Array, size: number): number {
  let largest = 0;
  for (let row = 0; row < size; row += 1) {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += Math.abs(matrix[row * size + column] ?? 0);
    largest = Math.max(largest, sum);
  }
  return largest / 2;
}

function times(matrix: Float64Array, vector: Float64Array, size: number): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < size; column += 1) sum += (matrix[row * size + column] ?? 0) * (vector[column] ?? 0);
    return sum;
  });
}

function deflate(matrix: Float64Array, size: number, { vector, value }: Axis): void {
  for (let at = 0; at < matrix.length; at += 1)
    matrix[at] = (matrix[at] ?? 0) - value * (vector[Math.floor(at / size)] ?? 0) * (vector[at % size] ?? 0);
}

function normalised(vector: Float64Array): Float64Array {
  let squares = 0;
  for (const part of vector) squares += part * part;
  const norm = Math.sqrt(squares);
  return norm === 0 ? vector : vector.map((part) => part / norm);
}
