import { areaUnderCurve } from '../../statistics/area-under-curve.ts';

export interface PanProblem {
  readonly id: string;
  /** The true answer: both sides by one writer. */
  readonly same: boolean;
}

export interface PanAnswer {
  readonly id: string;
  /** Probability of the same writer in [0, 1]; 0.5 means not answered. */
  readonly p: number;
}

export interface PanMeasures {
  /** Number of problems. */
  readonly problems: number;
  readonly unanswered: number;
  /** Null when all problems have the same truth. */
  readonly auc: number | null;
  /** Null without problems, like the two below it. */
  readonly cAt1: number | null;
  readonly f1: number | null;
  readonly f05u: number | null;
  /** Complement of the Brier score: higher is better. Null without problems. */
  readonly brier: number | null;
  /** Mean of the five; null when any is null. */
  readonly overall: number | null;
}

export type PanOutcome =
  | { readonly kind: 'measured'; readonly measures: PanMeasures }
  /** `problem` names the value and what to do. */
  | {
      readonly kind: 'refused';
      readonly reason: 'unknown-id' | 'repeated-id' | 'bad-probability';
      readonly id: string;
      readonly problem: string;
    };

/**
 * Other evaluators' rules, to compare with their figures: `2020` counts unanswered problems as "same" in F0.5u; `2024` counts unanswered
 * negatives as correct in c@1 and unanswered problems as negatives in F1.
 */
export type PanCompat = '2020' | '2024';

/** Measures of the PAN verification tasks by the rules of 2023 (stylometry.md 7). A problem without an answer counts as answered 0.5. */
export function panMeasures(
  problems: readonly PanProblem[],
  answers: readonly PanAnswer[],
  { compat }: { readonly compat?: PanCompat } = {},
): PanOutcome {
  const refusal = refusalOf(problems, answers);
  if (refusal !== null) return refusal;
  const given = new Map(answers.map(({ id, p }) => [id, p]));
  const rows = problems.map(({ id, same }): Row => ({ same, p: given.get(id) ?? 0.5 }));
  const auc = areaUnderCurve(probabilities(rows, true), probabilities(rows, false));
  const [cAt1, f1, f05u, brier] =
    rows.length === 0
      ? [null, null, null, null]
      : [cAt1Of(rows, compat), f1Of(rows, compat), f05uOf(rows, compat), brierOf(rows)];
  const measures = [auc, cAt1, f1, f05u, brier].filter((value) => value !== null && value !== undefined);
  return {
    kind: 'measured',
    measures: {
      problems: rows.length,
      unanswered: rows.filter(isUnanswered).length,
      auc,
      cAt1: cAt1 ?? null,
      f1: f1 ?? null,
      f05u: f05u ?? null,
      brier: brier ?? null,
      overall: measures.length === 5 ? measures.reduce((sum, value) => sum + value, 0) / 5 : null,
    },
  };
}

interface Row {
  readonly same: boolean;
  readonly p: number;
}

function refusalOf(problems: readonly PanProblem[], answers: readonly PanAnswer[]): PanOutcome | null {
  const known = new Set<string>();
  for (const { id } of problems) {
    if (known.has(id))
      return refused('repeated-id', id, `Two problems have the id "${id}". Give every problem an id of its own.`);
    known.add(id);
  }
  const given = new Set<string>();
  for (const { id, p } of answers) {
    if (!known.has(id)) return refused('unknown-id', id, `No problem has the id "${id}". Answer only given problems.`);
    if (given.has(id)) return refused('repeated-id', id, `"${id}" is answered twice. Keep one answer.`);
    if (!(p >= 0 && p <= 1))
      return refused(
        'bad-probability',
        id,
        `The answer to "${id}" is ${p}. Give a probability from 0 to 1; 0.5 if undecided.`,
      );
    given.add(id);
  }
  return null;
}

function refused(reason: 'unknown-id' | 'repeated-id' | 'bad-probability', id: string, problem: string): PanOutcome {
  return { kind: 'refused', reason, id, problem };
}

function probabilities(rows: readonly Row[], same: boolean): readonly number[] {
  return rows.filter((row) => row.same === same).map(({ p }) => p);
}

function isUnanswered({ p }: Row): boolean {
  return p === 0.5;
}

function isRight({ same, p }: Row): boolean {
  return same ? p > 0.5 : p < 0.5;
}

/** Peñas and Rodrigo 2011. */
function cAt1Of(rows: readonly Row[], compat: PanCompat | undefined): number {
  const right = count(rows, (row) => isRight(row) || (compat === '2024' && isUnanswered(row) && !row.same));
  return (right + (count(rows, isUnanswered) * right) / rows.length) / rows.length;
}

function f1Of(rows: readonly Row[], compat: PanCompat | undefined): number {
  const found = count(rows, ({ same, p }) => same && p > 0.5);
  const wrong = count(rows, ({ same, p }) => !same && p > 0.5);
  const missed = count(rows, ({ same, p }) => same && (compat === '2024' ? p <= 0.5 : p < 0.5));
  return found === 0 ? 0 : (2 * found) / (2 * found + wrong + missed);
}

/** Bevendorff, Stein, Hagen and Potthast 2019. */
function f05uOf(rows: readonly Row[], compat: PanCompat | undefined): number {
  const says = ({ p }: Row): boolean => (compat === '2020' ? p >= 0.5 : p > 0.5);
  const found = count(rows, (row) => row.same && says(row));
  const wrong = count(rows, (row) => !row.same && says(row));
  const missed = count(rows, ({ same, p }) => same && p < 0.5);
  const unanswered = compat === '2020' ? 0 : count(rows, isUnanswered);
  return found === 0 ? 0 : (1.25 * found) / (1.25 * found + 0.25 * (missed + unanswered) + wrong);
}

function brierOf(rows: readonly Row[]): number {
  return 1 - rows.reduce((sum, { same, p }) => sum + (p - (same ? 1 : 0)) ** 2, 0) / rows.length;
}

function count(rows: readonly Row[], holds: (row: Row) => boolean): number {
  return rows.filter(holds).length;
}
