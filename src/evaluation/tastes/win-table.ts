import type { Table } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import { intervalOf } from '../figures.ts';
import type { ScoredText } from '../scored-text.ts';
import { referenceArms } from './rank-arms.ts';

export interface WinTableInput {
  /** A row a prompt. */
  readonly rows: readonly ScoredText[];
  /** Whom all are held against. */
  readonly pooled: string;
  readonly seed: number;
}

/** Of each arm: prompts at which its pick is truly better than everybody's, as good (mostly the same text), and worse. */
export function winTable({ rows, pooled, seed }: WinTableInput): Table {
  const byMethod = groupBy(rows, ({ method }) => method);
  const others = new Map((byMethod.get(pooled) ?? []).map((row) => [keyOf(row), row.values['utility'] ?? 0]));
  const held =
    others.size === 0 ? [] : [...byMethod].filter(([name]) => name !== pooled && name !== referenceArms.random);
  return {
    name: 'Win, tie and loss against everybody’s pick',
    columns: ['method', 'win', 'tie', 'loss', 'win − loss', 'low', 'high', 'people'],
    rows: held.map(([name, own]) => {
      const signs = own.map((row) => ({ person: row.person, sign: signOf(row, others) }));
      const share = (sign: number) => signs.filter((one) => one.sign === sign).length / signs.length;
      const people = [...groupBy(signs, ({ person }) => person).values()].map(
        (of) => of.reduce((sum, { sign }) => sum + sign, 0) / of.length,
      );
      const { mean, low, high, n } = intervalOf(people, seed);
      return [name, share(1), share(0), share(-1), mean, low, high, n];
    }),
    note: `By true utility, of the picks of ${pooled}. The interval is over people.`,
  };
}

function signOf(row: ScoredText, others: ReadonlyMap<string, number>): number {
  const difference = (row.values['utility'] ?? 0) - (others.get(keyOf(row)) ?? 0);
  return Math.abs(difference) < tieWithin ? 0 : Math.sign(difference);
}

const tieWithin = 1e-9;

function keyOf({ person, task }: ScoredText): string {
  return `${person}\u0000${task}`;
}
