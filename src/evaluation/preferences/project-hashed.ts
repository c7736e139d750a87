import { createRandom } from '../../core/numerics/index.ts';
import { standardNormal } from '../../core/numerics/standard-normal.ts';

/** Values by bucket; no bucket twice. */
export type HashedCounts = ReadonlyMap<number, number>;

export interface HashedProjection {
  readonly dimensions: number;
  /** Which row of `directions` a bucket has. */
  readonly places: ReadonlyMap<number, number>;
  /** Buckets × dimensions, row by row; a bucket's inverse document frequency is in its row. */
  readonly directions: Float64Array;
}

export interface FitProjectionOptions {
  readonly dimensions: number;
  readonly seed: number;
}

/** Buckets of fewer texts than this say nothing of other texts. */
const fewestTexts = 3;
const rounds = 4;

/**
 * The directions along which texts differ most in their hashed counts: a basis of the leading singular subspace of the tf-idf rows, by subspace iteration
 * from a random start (Halko, Martinsson and Tropp 2011, algorithm 4.4). Buckets of fewer than three texts are left out.
 */
export function fitProjection(
  texts: readonly HashedCounts[],
  { dimensions, seed }: FitProjectionOptions,
): HashedProjection {
  const frequency = new Map<number, number>();
  for (const counts of texts)
    for (const bucket of counts.keys()) frequency.set(bucket, (frequency.get(bucket) ?? 0) + 1);
  const known = [...frequency].filter(([, count]) => count >= fewestTexts);
  const places = new Map(known.map(([bucket], place) => [bucket, place]));
  const weights = Float64Array.from(known, ([, count]) => Math.log(texts.length / count));
  const rows = texts.map((counts) => sparseRow(counts, places, weights));
  const normal = standardNormal(createRandom(seed));
  // Left vectors are made orthonormal, not the directions: there are far fewer texts than buckets.
  const left = Float64Array.from({ length: texts.length * dimensions }, normal);
  const directions = new Float64Array(known.length * dimensions);
  for (let round = 0; round < rounds; round += 1) {
    orthonormalise(left, dimensions);
    directions.fill(0);
    for (const [text, { at, values }] of rows.entries())
      for (const [entry, place] of at.entries())
        addRow(directions, place, { from: left, row: text, dimensions, scale: values[entry] ?? 0 });
    left.fill(0);
    for (const [text, { at, values }] of rows.entries())
      for (const [entry, place] of at.entries())
        addRow(left, text, { from: directions, row: place, dimensions, scale: values[entry] ?? 0 });
  }
  for (let at = 0; at < directions.length; at += 1)
    directions[at] = (directions[at] ?? 0) * (weights[Math.floor(at / dimensions)] ?? 0);
  return { dimensions, places, directions };
}

/** Where a text stands along the directions. */
export function projectCounts(
  counts: HashedCounts,
  { dimensions, places, directions }: HashedProjection,
): Float64Array {
  const projected = new Float64Array(dimensions);
  for (const [bucket, value] of counts) {
    const place = places.get(bucket);
    if (place !== undefined) addRow(projected, 0, { from: directions, row: place, dimensions, scale: value });
  }
  return projected;
}

interface SparseRow {
  readonly at: Int32Array;
  readonly values: Float64Array;
}

function sparseRow(counts: HashedCounts, places: ReadonlyMap<number, number>, weights: Float64Array): SparseRow {
  const known = [...counts].flatMap(([bucket, value]) => {
    const place = places.get(bucket);
    return place === undefined ? [] : [{ place, value: value * (weights[place] ?? 0) }];
  });
  return { at: Int32Array.from(known, ({ place }) => place), values: Float64Array.from(known, ({ value }) => value) };
}

interface AddedRow {
  readonly from: Float64Array;
  readonly row: number;
  readonly dimensions: number;
  readonly scale: number;
}

function addRow(into: Float64Array, row: number, { from, row: source, dimensions, scale }: AddedRow): void {
  const [target, start] = [row * dimensions, source * dimensions];
  for (let at = 0; at < dimensions; at += 1)
    into[target + at] = (into[target + at] ?? 0) + scale * (from[start + at] ?? 0);
}

/** Columns by Gram and Schmidt, each against those before it; a column without anything of its own becomes 0. */
function orthonormalise(rows: Float64Array, dimensions: number): void {
  for (let column = 0; column < dimensions; column += 1) {
    for (let before = 0; before <= column; before += 1) {
      let inner = 0;
      for (let at = 0; at < rows.length; at += dimensions) inner += (rows[at + column] ?? 0) * (rows[at + before] ?? 0);
      // Last against itself: what is left is brought to length 1.
      const [shrink, taken] = before < column ? [1, inner] : [inner > 1e-20 ? 1 / Math.sqrt(inner) : 0, 0];
      for (let at = 0; at < rows.length; at += dimensions)
        rows[at + column] = shrink * (rows[at + column] ?? 0) - taken * (rows[at + before] ?? 0);
    }
  }
}
