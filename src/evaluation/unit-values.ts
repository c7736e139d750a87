import { createHash } from 'node:crypto';
import type { Contrast, UnitValues } from '../contracts/evaluation-report.ts';
import { groupBy } from '../core/numerics/group-by.ts';
import { winsByPerson } from './contrasts.ts';
import { meansByPerson } from './figures.ts';
import type { ScoredText } from './scored-text.ts';

export interface UnitValuesInput {
  readonly rows: readonly ScoredText[];
  readonly contrasts: readonly Pick<Contrast, 'a' | 'b' | 'measure' | 'kind'>[];
  /** Hashes of the data files: the same person of other data is not the same one. */
  readonly data: readonly { readonly sha256: string }[];
}

/**
 * What every person's texts had by method and measure, under pseudonyms: the first 12 digits of a hash over data and person. Whoever lacks the data
 * learns no name from it; whoever has them has the names already.
 */
export function unitValuesOf({ rows, contrasts, data }: UnitValuesInput): UnitValues {
  const people = [...new Set(rows.map(({ person }) => person))];
  const inOrder = (values: ReadonlyMap<string, number>): (number | null)[] =>
    people.map((person) => rounded(values.get(person)));
  const byMethod = groupBy(rows, ({ method }) => method);
  return {
    ids: people.map((person) => pseudonym(person, data)),
    methods: Object.fromEntries(
      [...byMethod].map(([method, own]) => [
        method,
        Object.fromEntries(measuresOf(own).map((measure) => [measure, inOrder(meansByPerson(own, measure))])),
      ]),
    ),
    wins: contrasts.flatMap(({ a, b, measure, kind }) => {
      const [ofA, ofB] = [byMethod.get(a), byMethod.get(b)];
      if (kind !== 'win-rate' || ofA === undefined || ofB === undefined) return [];
      return [{ a, b, measure, values: inOrder(winsByPerson(ofA, ofB, measure)) }];
    }),
  };
}

function measuresOf(rows: readonly ScoredText[]): readonly string[] {
  const scored = rows.flatMap(({ values }) =>
    Object.entries(values).flatMap(([measure, value]) => (value === null ? [] : [measure])),
  );
  return [...new Set(scored)];
}

function pseudonym(person: string, data: UnitValuesInput['data']): string {
  const hash = createHash('sha256').update([...data.map(({ sha256 }) => sha256), person].join('\u0000'));
  return hash.digest('hex').slice(0, 12);
}

/** Six digits: far below any interval, and a report stays readable. */
function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(6));
}
