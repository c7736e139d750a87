import { groupBy } from '../../core/numerics/group-by.ts';
import { placeScore } from '../../core/statistics/index.ts';
import { meansByPerson } from '../figures.ts';
import type { Measure } from '../measure.ts';
import type { ScoredText } from '../scored-text.ts';

/** Measure of the rows that `placedRows` gives. */
export const placed = {
  name: 'placed',
  better: 'higher',
  masked: true,
} as const satisfies Pick<Measure, 'name' | 'better' | 'masked'>;

export function placedSummary(measure: string): string {
  return `Where ${measure} lies between another author's text (0) and the person's own (1), by person. People whose own texts it does not tell from others' are left out.`;
}

/** Rows with each value of a measure placed between the person's floor and ceiling (evaluation.md M3); null for who cannot be told from others. */
export function placedRows(rows: readonly ScoredText[], measure: string): readonly ScoredText[] {
  const byMethod = groupBy(rows, ({ method }) => method);
  const of = (method: string) => meansByPerson(byMethod.get(method) ?? [], measure);
  const [ceilings, floors] = [of('real-text'), of('other-author')];
  return rows.map((row) => {
    const [value, ceiling, floor] = [row.values[measure], ceilings.get(row.person), floors.get(row.person)];
    const known = typeof value === 'number' && ceiling !== undefined && floor !== undefined;
    return { ...row, values: { ...row.values, [placed.name]: known ? placeScore(value, { floor, ceiling }) : null } };
  });
}
