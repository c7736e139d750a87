import { denseValues } from '../distance/align-vectors.ts';
import type { Comparison } from '../distance/comparison.ts';
import { cosineDistance, type Measure, sumOfDifferences, sumOfSquares } from '../distance/measures.ts';
import type { Space, SpaceVector } from '../space/space.ts';
import { NearestSlots } from './nearest-slots.ts';
import type { QuickLook } from './quick-look.ts';
import { type RowKernel, rowCosine, rowDifferences, rowSquares } from './row-kernels.ts';

const kernels: ReadonlyMap<Measure, RowKernel> = new Map<Measure, RowKernel>([
  [sumOfDifferences, rowDifferences],
  [sumOfSquares, rowSquares],
  [cosineDistance, rowCosine],
]);

/** Single precision keeps 24 bits: what a sum of n values may be off by, relative to the values, with room to spare. */
const slack = 4e-7;

/** Authors by features, row by row in single precision, as the distance views them; rows of length 1 for cosines. */
export class DenseRows implements QuickLook {
  readonly #space: Space;
  readonly #comparison: Comparison;
  readonly #kernel: RowKernel;
  readonly #length: number;
  #rows = new Float32Array();
  #living = new Uint8Array();
  #slots = 0;
  /** The largest size of a row, in the measure's own terms. */
  #largest = 0;

  /** Null for a measure that has no kernel. */
  static for(space: Space, comparison: Comparison): DenseRows | null {
    const kernel = kernels.get(comparison.measure);
    return kernel === undefined || comparison.view.length === 0 ? null : new DenseRows(space, comparison, kernel);
  }

  private constructor(space: Space, comparison: Comparison, kernel: RowKernel) {
    this.#space = space;
    this.#comparison = comparison;
    this.#kernel = kernel;
    this.#length = comparison.view.length;
  }

  put(slot: number, vector: SpaceVector): void {
    if (slot >= this.#living.length) this.#grow(Math.max(16, 2 * slot));
    const row = this.#viewed(vector);
    this.#slots = Math.max(this.#slots, slot + 1);
    // A row without direction is infinitely far by cosine.
    this.#living[slot] = row === null ? 2 : 1;
    if (row === null) return;
    this.#rows.set(row, slot * this.#length);
    this.#largest = Math.max(this.#largest, this.#sizeOf(row));
  }

  clear(slot: number): void {
    this.#living[slot] = 0;
  }

  candidates(query: SpaceVector, count: number): readonly number[] | null {
    const asked = this.#viewed(query);
    if (asked === null) return null;
    const room = slack * (this.#sizeOf(asked) + this.#largest) + Number.EPSILON;
    const nearest = new NearestSlots(count);
    const found = new Float64Array(this.#slots);
    for (let slot = 0; slot < this.#slots; slot += 1) {
      const state = this.#living[slot];
      found[slot] = Number.POSITIVE_INFINITY;
      if (state !== 1) continue;
      const measured = this.#kernel(this.#rows, slot * this.#length, asked, nearest.limit + room);
      found[slot] = measured;
      nearest.offer(measured);
    }
    const limit = nearest.limit + room;
    const slots: number[] = [];
    for (let slot = 0; slot < this.#slots; slot += 1) {
      if (this.#living[slot] !== 0 && (found[slot] ?? 0) <= limit) slots.push(slot);
    }
    return slots;
  }

  /** Null for a zero vector whose direction is asked for. */
  #viewed(vector: SpaceVector): Float32Array | null {
    const values = this.#comparison.view.of(denseValues(vector, this.#space));
    if (this.#kernel !== rowCosine) return Float32Array.from(values);
    let squares = 0;
    for (const value of values) squares += value * value;
    const norm = Math.sqrt(squares);
    return norm > 0 ? Float32Array.from(values, (value) => value / norm) : null;
  }

  /** Bounds what rounding can do: sum of values for differences, of squares for squares, 1 for cosines. */
  #sizeOf(row: Float32Array): number {
    if (this.#kernel === rowCosine) return 1;
    let size = 0;
    for (const value of row) size += this.#kernel === rowSquares ? value * value : Math.abs(value);
    return this.#kernel === rowSquares ? 2 * size : size;
  }

  #grow(slots: number): void {
    const rows = new Float32Array(slots * this.#length);
    rows.set(this.#rows);
    this.#rows = rows;
    const living = new Uint8Array(slots);
    living.set(this.#living);
    this.#living = living;
  }
}
