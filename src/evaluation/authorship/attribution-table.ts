import type { Table } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { macroF1 } from '../../core/stylometry/measures/attribution-measures.ts';
import type { NamedPeople, ScoredText } from '../scored-text.ts';

/** evaluation.md M1: macro-F1 of attribution, which no single text has, beside the share of texts that are taken for their person. Empty where nobody was named. */
export function attributionTables(rows: readonly ScoredText[]): readonly Table[] {
  const named = rows.flatMap(({ method, person, named: taken }) =>
    taken === undefined ? [] : [{ method, person, taken }],
  );
  if (named.length === 0) return [];
  return [
    {
      name: 'Attribution by person',
      columns: ['arm', 'macro-F1', 'accuracy', 'macro-F1 masked', 'accuracy masked', 'people', 'texts'],
      rows: [...groupBy(named, ({ method }) => method)].map(([arm, own]) => {
        const of = (side: keyof NamedPeople) => {
          const texts = own.map(({ person, taken }) => ({ author: person, named: taken[side] }));
          return [macroF1(texts), texts.filter(({ author, named: one }) => one === author).length / texts.length];
        };
        return [arm, ...of('plain'), ...of('masked'), groupBy(own, ({ person }) => person).size, own.length];
      }),
      note: 'Mean F1 over everybody who was written for or whom a text was taken for, over all texts of an arm: a figure of the run, without an interval. Where all texts go to the same few people accuracy may be fair and macro-F1 is low.',
    },
  ];
}
