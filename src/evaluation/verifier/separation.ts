import { groupBy } from '../../core/numerics/group-by.ts';
import { type BootstrappedArea, bootstrapArea } from '../../core/statistics/index.ts';
import { calibrationByChance } from '../../core/stylometry/calibration/calibration-by-chance.ts';
import { calibrationMeasures } from '../../core/stylometry/calibration/calibration-measures.ts';
import type { ScoredText } from '../scored-text.ts';

export interface Separation extends BootstrappedArea {
  readonly people: number;
  /** Own texts and texts of others. */
  readonly pairs: number;
  /** Of which nothing could be said; they stand in the area at `undecided`. */
  readonly unscored: number;
}

/** How well a measure tells own texts from texts of others. Null where one of the two is missing. */
export function separationOf(
  rows: readonly ScoredText[],
  measure: string,
  { undecided, seed }: { readonly undecided: number; readonly seed: number },
): Separation | null {
  const people = [...groupBy(rows, ({ person }) => person).values()];
  const of = (own: readonly ScoredText[], method: string): readonly number[] =>
    own.filter((row) => row.method === method).map(({ values }) => values[measure] ?? undecided);
  const area = bootstrapArea(
    people.map((own) => ({ positive: of(own, 'real-text'), negative: of(own, 'other-author') })),
    { seed },
  );
  if (area === null) return null;
  const unscored = rows.filter(({ values }) => typeof values[measure] !== 'number').length;
  return { ...area, people: people.length, pairs: rows.length, unscored };
}

/** How far a measure's probabilities can be taken at their word, and what exact ones would show on as many texts; null where it gave none. */
export function reliabilityOf(rows: readonly ScoredText[], measure: string, { seed }: { readonly seed: number }) {
  const pairs = rows.flatMap(({ method, values }) => {
    const p = values[measure];
    return typeof p === 'number' ? [{ p, positive: method === 'real-text' }] : [];
  });
  const measured = calibrationMeasures(pairs);
  const byChance = calibrationByChance(
    pairs.map(({ p }) => p),
    { seed },
  );
  return measured === null || byChance === null ? null : { ...measured, byChance };
}
