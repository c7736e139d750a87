import { sampleMoments } from './sample-moments.ts';

/** A row of values, null where a column could not be told. */
export type PartialRow = readonly (number | null)[];

/** Values further from the mean than so many deviations are held there: a rate in a few words may be far out. */
const furthest = 3;

/**
 * Columns on one scale: each value as its distance from the column's mean in deviations over `rows`, from −3 to 3; 0 where nothing can be told or the
 * column does not vary.
 */
export function fitStandardColumns(rows: readonly PartialRow[]): (row: PartialRow) => Float32Array {
  const columns = (rows[0] ?? []).map((_, at) => sampleMoments(rows.flatMap((row) => row[at] ?? [])));
  return (row) =>
    Float32Array.from(columns, (moments, at) => {
      const value = row[at] ?? null;
      const { mean = 0, deviation = null } = moments ?? {};
      if (value === null || deviation === null || deviation === 0) return 0;
      return Math.max(-furthest, Math.min(furthest, (value - mean) / deviation));
    });
}

/** Places of columns that are told in half of the rows at least and differ from their most frequent value in a tenth of them. */
export function variedColumns(rows: readonly PartialRow[]): readonly number[] {
  return (rows[0] ?? []).flatMap((_, at) => {
    const values = rows.flatMap((row) => row[at] ?? []);
    const counts = new Map<number, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const other = values.length - Math.max(0, ...counts.values());
    return values.length >= rows.length / 2 && other >= rows.length / 10 ? [at] : [];
  });
}
