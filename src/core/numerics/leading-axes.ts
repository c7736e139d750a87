export interface Axis {
  /** Of length 1; its first clear part is positive. */
  readonly vector: Float64Array;
  readonly value: number;
}

export interface AxesOptions {
  /** How many. */
  readonly most: number;
  /** Whether eigenvalues may be below 0: the largest ones are then found, whatever lies furthest from 0. Default false, which is quicker. */
  readonly indefinite?: boolean;
}

/**
 * Leading eigenvectors of a symmetric matrix (`size` × `size`, by rows; left as it is), the largest eigenvalue first, by power iteration from a fixed start; each is
 * taken away before the next. Where eigenvalues are alike, any axes between theirs.
 */
export function leadingAxes(
  matrix: Float64Array,
  size: number,
  { most, indefinite = false }: AxesOptions,
): readonly Axis[] {
  const left = Float64Array.from(matrix);
  return Array.from({ length: Math.min(most, size) }, () => {
    // What is added to every eigenvalue makes the largest one the furthest from 0.
    const axis = leadingAxis(left, size, indefinite ? largestRow(left, size) / 2 : 0);
    deflate(left, size, axis);
    return axis;
  });
}

const rounds = 500;

function leadingAxis(matrix: Float64Array, size: number, shift: number): Axis {
  // An uneven start: no eigenvector of a real matrix is likely to stand at right angles to it.
  let vector = normalised(Float64Array.from({ length: size }, (_, at) => Math.sin(1 + at * 0.7) + 0.01));
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
  return largest;
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
