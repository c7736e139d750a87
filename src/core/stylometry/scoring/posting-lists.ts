import { cosineDistance, type Measure, minMax } from '../distance/measures.ts';
import type { Space, SpaceVector, SparseSpaceVector } from '../space/space.ts';
import { NearestSlots } from './nearest-slots.ts';
import { PostingList } from './posting-list.ts';
import type { QuickLook } from './quick-look.ts';

/** What single precision may be off by in a sum of at most 1, with room to spare. */
const slack = 1e-6;

/** Features of the query between two looks at whether the rest can still matter. */
const stride = 128;

/** Slots from which ordering the features costs less than looking at all of them. */
const many = 256;

/** By feature the authors that show it. Cosine keeps weights of vectors of length 1, Min-Max keeps the values. */
export class PostingLists implements QuickLook {
  readonly #isCosine: boolean;
  readonly #lists: (PostingList | undefined)[];
  /** By slot: sum of the values; NaN where nobody is. */
  #sums = new Float64Array(16).fill(Number.NaN);
  #slots = 0;

  /** Null for a measure that lists do not serve. */
  static for(space: Space, measure: Measure): PostingLists | null {
    if (measure !== cosineDistance && measure !== minMax) return null;
    return new PostingLists(space.features.length, measure === cosineDistance);
  }

  private constructor(features: number, isCosine: boolean) {
    this.#isCosine = isCosine;
    this.#lists = new Array<PostingList | undefined>(features);
  }

  put(slot: number, vector: SpaceVector): void {
    const { indices, values } = asSparse(vector);
    if (slot >= this.#sums.length) {
      const sums = new Float64Array(2 * slot).fill(Number.NaN);
      sums.set(this.#sums);
      this.#sums = sums;
    }
    const norm = this.#isCosine ? normOf(values) : 1;
    let sum = 0;
    for (let at = 0; at < indices.length; at += 1) {
      const feature = indices[at] ?? 0;
      const value = (values[at] ?? 0) / norm;
      const list = this.#lists[feature] ?? new PostingList();
      this.#lists[feature] = list;
      list.push(slot, value);
      sum += value;
    }
    this.#sums[slot] = sum;
    this.#slots = Math.max(this.#slots, slot + 1);
  }

  /** The postings stay until the index is laid out anew. */
  clear(slot: number): void {
    this.#sums[slot] = Number.NaN;
  }

  candidates(query: SpaceVector, count: number): readonly number[] | null {
    const sparse = asSparse(query);
    if (sparse.values.length === 0) return null;
    return this.#isCosine ? this.#byCosine(sparse, count) : this.#byMinMax(sparse, count);
  }

  /** Of many authors: features that can add most go first; once those left cannot change who is among the nearest, they are not looked at. */
  #byCosine({ indices, values }: SparseSpaceVector, count: number): readonly number[] {
    const norm = normOf(values);
    const dots = new Float64Array(this.#slots);
    if (this.#slots < many) {
      for (let at = 0; at < indices.length; at += 1) {
        this.#lists[indices[at] ?? 0]?.addProducts((values[at] ?? 0) / norm, dots);
      }
      return this.#within(dots, count, 0);
    }
    const bounds = new Float64Array(indices.length);
    let left = 0;
    for (let at = 0; at < indices.length; at += 1) {
      bounds[at] = ((this.#lists[indices[at] ?? 0]?.most ?? 0) * (values[at] ?? 0)) / norm;
      left += bounds[at] ?? 0;
    }
    const order = Uint32Array.from(indices.keys()).sort((a, b) => (bounds[b] ?? 0) - (bounds[a] ?? 0));
    for (let at = 0; at < order.length; at += 1) {
      const place = order[at] ?? 0;
      this.#lists[indices[place] ?? 0]?.addProducts((values[place] ?? 0) / norm, dots);
      left -= bounds[place] ?? 0;
      if (at % stride === stride - 1) {
        const still = this.#within(dots, count, left);
        if (still.length <= 2 * count) return still;
      }
    }
    return this.#within(dots, count, 0);
  }

  #byMinMax({ indices, values }: SparseSpaceVector, count: number): readonly number[] {
    const least = new Float64Array(this.#slots);
    let sum = 0;
    for (let at = 0; at < indices.length; at += 1) {
      const value = values[at] ?? 0;
      sum += value;
      this.#lists[indices[at] ?? 0]?.addLeast(value, least);
    }
    const likeness = least.map((shared, slot) => shared / (sum + (this.#sums[slot] ?? 0) - shared));
    return this.#within(likeness, count, 0);
  }

  /** Living slots that are, or by adding up to `more` could be, among the `count` with most. */
  #within(likeness: Float64Array, count: number, more: number): readonly number[] {
    const nearest = new NearestSlots(count);
    for (let slot = 0; slot < this.#slots; slot += 1) {
      if (!Number.isNaN(this.#sums[slot] ?? Number.NaN)) nearest.offer(-(likeness[slot] ?? 0));
    }
    const limit = nearest.limit + more + slack;
    const slots: number[] = [];
    for (let slot = 0; slot < this.#slots; slot += 1) {
      if (!Number.isNaN(this.#sums[slot] ?? Number.NaN) && -(likeness[slot] ?? 0) <= limit) slots.push(slot);
    }
    return slots;
  }
}

function asSparse(vector: SpaceVector): SparseSpaceVector {
  if (vector.form === 'sparse') return vector;
  throw new RangeError('posting lists hold vectors of sparse spaces only');
}

function normOf(values: Float64Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}
