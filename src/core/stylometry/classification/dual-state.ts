import type { SparseVector } from '../sparse-vector.ts';

/** What a dual solver needs to know of the weights: it never sees features. */
export interface DualState {
  /** Squared length of row `at`, its bias feature included. */
  squaredNorm(at: number): number;
  /** Product of the weights with row `at`, the bias included. */
  product(at: number): number;
  /** Adds `amount` times row `at` to the weights. */
  add(at: number, amount: number): void;
}

/** Holds the weights themselves: each step costs as much as a row has values. For many rows. */
export function weightState(rows: readonly SparseVector[], width: number): DualState {
  const weights = new Float64Array(width);
  let bias = 0;
  const norms = Float64Array.from(rows, squaredNormOf);
  return {
    squaredNorm: (at) => norms[at] ?? 0,
    product: (at) => {
      const row = rows[at];
      if (row === undefined) return 0;
      const { indices, values } = row;
      let sum = bias;
      for (let place = 0; place < indices.length; place += 1)
        sum += (values[place] ?? 0) * (weights[indices[place] ?? 0] ?? 0);
      return sum;
    },
    add: (at, amount) => {
      const row = rows[at];
      if (row === undefined) return;
      const { indices, values } = row;
      for (let place = 0; place < indices.length; place += 1) {
        const feature = indices[place] ?? 0;
        weights[feature] = (weights[feature] ?? 0) + amount * (values[place] ?? 0);
      }
      bias += amount;
    },
  };
}

/**
 * Holds the products of all rows with the weights instead: reading one is free, a step costs as much as there are rows.
 * `products` are those of `rowProducts`, shared by all classes.
 */
export function productState(products: Float64Array, rows: number): DualState {
  const current = new Float64Array(rows);
  return {
    squaredNorm: (at) => products[at * rows + at] ?? 0,
    product: (at) => current[at] ?? 0,
    add: (at, amount) => {
      const from = at * rows;
      for (let other = 0; other < rows; other += 1)
        current[other] = (current[other] ?? 0) + amount * (products[from + other] ?? 0);
    },
  };
}

/** Products of every two rows, each with a bias feature of 1: row-major, `rows.length` squared. */
export function rowProducts(rows: readonly SparseVector[], width: number): Float64Array {
  const size = rows.length;
  const products = new Float64Array(size * size);
  const postings = postingsOf(rows, width);
  for (let at = 0; at < size; at += 1) {
    const row = rows[at];
    if (row === undefined) continue;
    const line = products.subarray(at * size, (at + 1) * size);
    line.fill(1);
    for (let place = 0; place < row.indices.length; place += 1) {
      const feature = row.indices[place] ?? 0;
      const value = row.values[place] ?? 0;
      const end = postings.starts[feature + 1] ?? 0;
      for (let posting = postings.starts[feature] ?? 0; posting < end; posting += 1) {
        const other = postings.rows[posting] ?? 0;
        if (other > at) break;
        line[other] = (line[other] ?? 0) + value * (postings.values[posting] ?? 0);
      }
    }
    for (let other = 0; other < at; other += 1) products[other * size + at] = line[other] ?? 0;
  }
  return products;
}

interface Postings {
  /** `starts[feature]` to `starts[feature + 1]` is the feature's part of the other two. */
  readonly starts: Uint32Array;
  readonly rows: Uint32Array;
  readonly values: Float64Array;
}

function postingsOf(rows: readonly SparseVector[], width: number): Postings {
  const starts = new Uint32Array(width + 1);
  for (const { indices } of rows) for (const feature of indices) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  for (let feature = 0; feature < width; feature += 1)
    starts[feature + 1] = (starts[feature + 1] ?? 0) + (starts[feature] ?? 0);
  const total = starts[width] ?? 0;
  const next = starts.slice(0, width);
  const places = new Uint32Array(total);
  const values = new Float64Array(total);
  rows.forEach((row, at) => {
    for (let place = 0; place < row.indices.length; place += 1) {
      const feature = row.indices[place] ?? 0;
      const posting = next[feature] ?? 0;
      places[posting] = at;
      values[posting] = row.values[place] ?? 0;
      next[feature] = posting + 1;
    }
  });
  return { starts, rows: places, values };
}

function squaredNormOf({ values }: SparseVector): number {
  let sum = 1;
  for (const value of values) sum += value * value;
  return sum;
}
