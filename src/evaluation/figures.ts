import type { Figure } from '../contracts/evaluation-report.ts';
import { groupBy } from '../core/numerics/group-by.ts';
import { pairedContrast } from '../core/statistics/index.ts';
import type { ScoredText } from './scored-text.ts';

/** A mean over people: texts of one person are averaged first, for they are not independent. Nobody gives null, never 0. */
export function figureOf(
  rows: readonly ScoredText[],
  measure: string,
  { seed, range = null }: { readonly seed: number; readonly range?: Range | null },
): Figure {
  const people = meansByPerson(rows, measure);
  const scored = rows.filter(({ values }) => typeof values[measure] === 'number').length;
  return {
    ...inRange(intervalOf([...people.values()], seed), range),
    texts: rows.length,
    unscored: rows.length - scored,
  };
}

/** What a measure can be at all. */
export type Range = readonly [least: number, most: number];

export const shares: Range = [0, 1];

/** A Student interval knows no bounds; what cannot be is not printed. */
export function within(
  [least, most]: Range,
  { low, high }: Pick<Figure, 'low' | 'high'>,
): Pick<Figure, 'low' | 'high'> {
  return { low: low === null ? null : Math.max(least, low), high: high === null ? null : Math.min(most, high) };
}

function inRange<T extends Pick<Figure, 'low' | 'high'>>(figure: T, range: Range | null): T {
  return range === null ? figure : { ...figure, ...within(range, figure) };
}

/** Mean of one value a person with the stated interval; a single person or no spread at all has a mean and no interval. */
export function intervalOf(
  values: readonly number[],
  seed: number,
): Pick<Figure, 'mean' | 'low' | 'high' | 'n' | 'interval'> {
  const { mean, low, high, method, n } = pairedContrast(values, { seed });
  return { mean, low, high, n, interval: method ?? 'none' };
}

/** Person → mean of the measure over the person's texts that have one. */
export function meansByPerson(rows: readonly ScoredText[], measure: string): ReadonlyMap<string, number> {
  const means = new Map<string, number>();
  for (const [person, own] of groupBy(rows, (row) => row.person)) {
    const values = own.flatMap(({ values: all }) => all[measure] ?? []);
    if (values.length > 0) means.set(person, values.reduce((sum, value) => sum + value, 0) / values.length);
  }
  return means;
}
