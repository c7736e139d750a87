import { createRandom } from '../../core/numerics/index.ts';
import { standardNormal } from '../../core/numerics/standard-normal.ts';

/** Values by bucket; no bucket twice. */
export type HashedCounts = ReadonlyMap<number, number>;

export interface HashedProjection {
  /** Bucket → `dimensions` numbers, each already times the bucket's inverse document frequency. */
  readonly directions: ReadonlyMap<number, Float64Array>;
  readonly dimensions: number;
}

export interface FitProjectionOptions {
  readonly dimensions: number;
  readonly seed: number;
}

/** Buckets of fewer texts than this say nothing of other texts. */
const fewestTexts = 3;
const rounds = 4;

/**
 * The directions along which texts differ most in their hashed counts: the leading right singular subspace of tf-idf rows, by subspace
 * iteration from a random start (Halko, Martinsson and Tropp 2011, algorithm 4.4). Buckets of fewer than three texts are left out.
 */
export function fitProjection(
  texts: readonly HashedCounts[],
  { dimensions, seed }: FitProjectionOptions,
): HashedProjection {
  const frequency = new Map<number, number>();
  for (const counts of texts)
    for (const bucket of counts.keys()) frequency.set(bucket, (frequency.get(bucket) ?? 0) + 1);
  const weights = new Map(
    [...frequency].flatMap(([bucket, count]) =>
      count < fewestTexts ? [] : [[bucket, Math.log(texts.length / count)] as const],
    ),
  );
  const normal = standardNormal(createRandom(seed));
  const draw = (): Float64Array => Float64Array.from({ length: dimensions }, normal);
  let directions = new Map([...weights.keys()].map((bucket) => [bucket, draw()]));
  const rows = texts.map((counts) => unitRow(counts, weights));
  for (let round = 0; round < rounds; round += 1) {
    const next = new Map([...weights.keys()].map((bucket) => [bucket, new Float64Array(dimensions)]));
    for (const row of rows) {
      const projected = projectRow(row, directions, dimensions);
      for (const [bucket, value] of row) addScaled(next.get(bucket), projected, value);
    }
    orthonormalise([...next.values()], dimensions);
    directions = next;
  }
  for (const [bucket, direction] of directions) {
    const weight = weights.get(bucket) ?? 0;
    directions.set(
      bucket,
      direction.map((value) => value * weight),
    );
  }
  return { directions, dimensions };
}

/** Where a text stands along the directions. */
export function projectCounts(counts: HashedCounts, { directions, dimensions }: HashedProjection): Float64Array {
  return projectRow(counts, directions, dimensions);
}

function unitRow(counts: HashedCounts, weights: ReadonlyMap<number, number>): HashedCounts {
  const row = new Map<number, number>();
  for (const [bucket, value] of counts) {
    const weight = weights.get(bucket);
    if (weight !== undefined) row.set(bucket, value * weight);
  }
  return row;
}

function projectRow(row: HashedCounts, directions: ReadonlyMap<number, Float64Array>, dimensions: number) {
  const projected = new Float64Array(dimensions);
  for (const [bucket, value] of row) {
    const direction = directions.get(bucket);
    if (direction !== undefined) addScaled(projected, direction, value);
  }
  return projected;
}

function addScaled(into: Float64Array | undefined, values: Float64Array, scale: number): void {
  if (into === undefined) return;
  for (let at = 0; at < into.length; at += 1) into[at] = (into[at] ?? 0) + scale * (values[at] ?? 0);
}

/** Columns by Gram and Schmidt, each against those before it; a column without anything of its own becomes 0. */
function orthonormalise(rows: readonly Float64Array[], dimensions: number): void {
  for (let column = 0; column < dimensions; column += 1) {
    for (let before = 0; before < column; before += 1) {
      let inner = 0;
      for (const row of rows) inner += (row[column] ?? 0) * (row[before] ?? 0);
      for (const row of rows) row[column] = (row[column] ?? 0) - inner * (row[before] ?? 0);
    }
    let square = 0;
    for (const row of rows) square += (row[column] ?? 0) ** 2;
    const scale = square > 1e-20 ? 1 / Math.sqrt(square) : 0;
    for (const row of rows) row[column] = (row[column] ?? 0) * scale;
  }
}
