import type { Table } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { pairedDifferences, spearman } from '../../core/statistics/index.ts';
import { sampleMoments } from '../../core/statistics/sample-moments.ts';
import { intervalOf } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';

const selection = 'selection-score';
const measured = ['similarity-masked', 'similarity', 'verification-masked', 'verification'] as const;

/**
 * evaluation.md M5: how far what candidates are chosen by goes along with what texts are measured by, and what choosing gains by either. Empty where nothing
 * was chosen.
 */
export function selectionTables(rows: readonly ScoredText[], seed: number): readonly Table[] {
  const written = rows.filter(({ kind, values }) => kind !== 'reference' && typeof values[selection] === 'number');
  if (written.length === 0) return [];
  return [correlations(written, seed), ...gains(written, seed)];
}

function correlations(written: readonly ScoredText[], seed: number): Table {
  return {
    name: 'Chosen by and measured by: rank correlation',
    columns: ['measure', 'correlation with selection-score', 'low', 'high', 'people'],
    rows: measured.map((measure) => {
      const ofPeople = [...groupBy(written, ({ person }) => person).values()].flatMap(
        (own) => spearman(own.flatMap(({ values }) => pairOf(values[selection], values[measure]))) ?? [],
      );
      const { mean, low, high, n } = intervalOf(ofPeople, seed);
      return [measure, mean, low, high, n];
    }),
    note: "Spearman's over the texts that methods wrote for a person, mean over people.",
  };
}

/** None where no arm was also run without the choice. */
function gains(written: readonly ScoredText[], seed: number): readonly Table[] {
  const byArm = groupBy(written, ({ method }) => method);
  const pairs = [...byArm].flatMap(([arm, own]) => {
    const base = byArm.get(arm.replace(/:best-of-\d+/, ''));
    return base === undefined || base === own ? [] : [{ arm, own, base }];
  });
  if (pairs.length === 0) return [];
  const table: Table = {
    name: 'Gain by choosing among candidates',
    columns: ['arm', 'over', 'measure', 'gain', 'low', 'high', 'gain in deviations', 'people'],
    rows: pairs.flatMap(({ arm, own, base }) =>
      [selection, ...measured].map((measure) => {
        const outputs = (rows: readonly ScoredText[]) =>
          rows.map(({ person, task, values }) => ({ person, task, value: values[measure] ?? null }));
        const { mean, low, high, n } = intervalOf(
          pairedDifferences(outputs(own), outputs(base)).map(({ difference }) => difference),
          seed,
        );
        const deviation = sampleMoments(base.flatMap(({ values }) => values[measure] ?? []))?.deviation ?? 0;
        const name = measure === selection ? `${selection} (selection, no result)` : measure;
        return [
          arm,
          base[0]?.method ?? '',
          name,
          mean,
          low,
          high,
          mean === null || deviation === 0 ? null : mean / deviation,
          n,
        ];
      }),
    ),
    note: 'Paired by task, means by person. Deviations are those of the texts without a choice, so that measures can be held against each other: what selection-score gains beyond the measures below it is over-fitting to what was chosen by.',
  };
  return [table];
}

function pairOf(x: number | null | undefined, y: number | null | undefined): readonly (readonly [number, number])[] {
  return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
}
