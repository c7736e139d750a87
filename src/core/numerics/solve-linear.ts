/** The vector that a regular square matrix turns into `right`: Gaussian elimination with partial pivoting. */
export function solveLinear(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((line, at) => [...line, right[at] ?? 0]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot += 1) {
    let best = pivot;
    for (let row = pivot + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[pivot] ?? 0) > Math.abs(rows[best]?.[pivot] ?? 0)) best = row;
    }
    const held = rows[pivot] ?? [];
    rows[pivot] = rows[best] ?? [];
    rows[best] = held;
    const lead = rows[pivot] ?? [];
    for (let row = 0; row < size; row += 1) {
      const line = rows[row] ?? [];
      const factor = row === pivot ? 0 : (line[pivot] ?? 0) / (lead[pivot] ?? 1);
      if (factor !== 0) for (let at = pivot; at <= size; at += 1) line[at] = (line[at] ?? 0) - factor * (lead[at] ?? 0);
    }
  }
  return rows.map((line, at) => (line[size] ?? 0) / (line[at] ?? 1));
}
