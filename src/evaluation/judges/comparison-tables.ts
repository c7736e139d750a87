import type { Table } from '../../contracts/evaluation-report.ts';
import type { JudgeValidation } from './judge-validation.ts';
import type { JudgedComparison } from './judged-comparison.ts';

export interface ComparisonTablesOptions {
  readonly validation: Pick<JudgeValidation, 'judge' | 'marks'>;
  /** Figures that no judge had a part in, for the same pairs of texts: no judged win rate stands without one. */
  readonly beside: readonly [BesideFigure, ...BesideFigure[]];
  /** What the intervals are over. */
  readonly units: 'people' | 'prompts';
  /** What the win rates do not show. */
  readonly note: string;
}

export interface BesideFigure {
  readonly column: string;
  readonly of: (comparison: JudgedComparison) => number | null;
}

/** Win rates that may be printed, each beside a judge-free one; and apart from them the comparisons that may not, with the reasons and no win rate. */
export function comparisonTables(
  comparisons: readonly JudgedComparison[],
  { validation: { judge, marks }, beside, units, note }: ComparisonTablesOptions,
): readonly Table[] {
  const usable = comparisons.filter((one) => one.usable);
  const unusable = comparisons.filter((one) => !one.usable);
  const tables: readonly Table[] = [
    {
      name: `Judge ${judge}: win rates`,
      columns: [
        ...['a', 'b', 'a wins', 'low', 'high', units, 'pairs', ...beside.map(({ column }) => column)],
        ...['a wins at equal length', 'longer wins', 'flips', 'without verdict', 'marked'],
      ],
      rows: usable.map((one) => [
        ...[one.a, one.b, one.winRate.mean, one.winRate.low, one.winRate.high, one.winRate.n, one.winRate.texts],
        ...beside.map(({ of }) => of(one)),
        ...[one.length?.atEqualLength ?? null, one.length?.longerWins ?? null],
        ...[one.conduct.flipRate, one.winRate.unscored, marks.length === 0 ? 'no' : marks.join('; ')],
      ]),
      note: `${note} The win rate at equal length is the intercept of a logistic fit of the win on the log ratio of lengths.`,
    },
    {
      name: `Judge ${judge}: not usable`,
      columns: ['a', 'b', 'pairs', 'reason'],
      rows: unusable.map(({ a, b, conduct, reasons }) => [a, b, conduct.pairs, reasons.join('; ')]),
      note: 'The judge was asked about these, and its win rates are not printed as results.',
    },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}
