/** Compares a row of a table, beginning at `start`, with a query of the same length; may stop and answer anything above `limit` once it is above. */
export type RowKernel = (rows: Float32Array, start: number, query: Float32Array, limit: number) => number;

/** Values between two looks at the limit. */
const block = 64;

export function rowDifferences(rows: Float32Array, start: number, query: Float32Array, limit: number): number {
  const { length } = query;
  let sum = 0;
  for (let from = 0; from < length; from += block) {
    const end = Math.min(length, from + block);
    const unrolled = from + ((end - from) & ~3);
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let at = from;
    for (; at < unrolled; at += 4) {
      const row = start + at;
      a += Math.abs((rows[row] ?? 0) - (query[at] ?? 0));
      b += Math.abs((rows[row + 1] ?? 0) - (query[at + 1] ?? 0));
      c += Math.abs((rows[row + 2] ?? 0) - (query[at + 2] ?? 0));
      d += Math.abs((rows[row + 3] ?? 0) - (query[at + 3] ?? 0));
    }
    for (; at < end; at += 1) a += Math.abs((rows[start + at] ?? 0) - (query[at] ?? 0));
    sum += a + b + (c + d);
    if (sum > limit) return sum;
  }
  return sum;
}

export function rowSquares(rows: Float32Array, start: number, query: Float32Array, limit: number): number {
  const { length } = query;
  let sum = 0;
  for (let from = 0; from < length; from += block) {
    const end = Math.min(length, from + block);
    const unrolled = from + ((end - from) & ~3);
    let a = 0;
    let b = 0;
    let at = from;
    for (; at < unrolled; at += 4) {
      const row = start + at;
      const first = (rows[row] ?? 0) - (query[at] ?? 0);
      const second = (rows[row + 1] ?? 0) - (query[at + 1] ?? 0);
      const third = (rows[row + 2] ?? 0) - (query[at + 2] ?? 0);
      const fourth = (rows[row + 3] ?? 0) - (query[at + 3] ?? 0);
      a += first * first + second * second;
      b += third * third + fourth * fourth;
    }
    for (; at < end; at += 1) a += ((rows[start + at] ?? 0) - (query[at] ?? 0)) ** 2;
    sum += a + b;
    if (sum > limit) return sum;
  }
  return sum;
}

/** 1 minus the dot product: of rows and a query of length 1, the cosine distance. Cannot stop early, as terms may be negative. */
export function rowCosine(rows: Float32Array, start: number, query: Float32Array): number {
  const { length } = query;
  const unrolled = length & ~3;
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = 0;
  for (; at < unrolled; at += 4) {
    const row = start + at;
    a += (rows[row] ?? 0) * (query[at] ?? 0);
    b += (rows[row + 1] ?? 0) * (query[at + 1] ?? 0);
    c += (rows[row + 2] ?? 0) * (query[at + 2] ?? 0);
    d += (rows[row + 3] ?? 0) * (query[at + 3] ?? 0);
  }
  for (; at < length; at += 1) a += (rows[start + at] ?? 0) * (query[at] ?? 0);
  return 1 - (a + b + (c + d));
}
