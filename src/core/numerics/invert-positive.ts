export interface Inverted {
  readonly inverse: Float64Array;
  /** Natural logarithm of the determinant of the matrix. */
  readonly logDeterminant: number;
}

/** The inverse of a symmetric positive definite matrix (size × size, row by row) by Cholesky's factors, and its determinant. */
export function invertPositive(matrix: Float64Array, size: number): Inverted {
  const lower = new Float64Array(size * size);
  let logDeterminant = 0;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at += 1) sum -= (lower[row * size + at] ?? 0) * (lower[column * size + at] ?? 0);
      if (row !== column) lower[row * size + column] = sum / (lower[column * size + column] ?? 1);
      else if (sum > 0) {
        lower[row * size + row] = Math.sqrt(sum);
        logDeterminant += Math.log(sum);
      } else throw new RangeError(`the matrix is not positive definite: pivot ${row} is ${sum}`);
    }
  }
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const solved = new Float64Array(size);
    for (let row = column; row < size; row += 1) {
      let sum = row === column ? 1 : 0;
      for (let at = column; at < row; at += 1) sum -= (lower[row * size + at] ?? 0) * (solved[at] ?? 0);
      solved[row] = sum / (lower[row * size + row] ?? 1);
    }
    for (let row = size - 1; row >= 0; row -= 1) {
      let sum = solved[row] ?? 0;
      for (let at = row + 1; at < size; at += 1)
        sum -= (lower[at * size + row] ?? 0) * (inverse[at * size + column] ?? 0);
      inverse[row * size + column] = sum / (lower[row * size + row] ?? 1);
    }
  }
  return { inverse, logDeterminant };
}
