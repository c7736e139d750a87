import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { badField, numberOf, textOf } from '../row-fields.ts';

/** A model's answer to one instruction, and what each judge said of it. */
export interface JudgedResponse {
  readonly instruction: string;
  readonly generator: string;
  readonly text: string;
  /** By judge: 2 the answer beats that judge's baseline, 1 it loses, 0 a tie; judges that weigh give numbers between. */
  readonly scores: Readonly<Record<string, number>>;
}

/** One judge on one model over all instructions. */
export interface JudgeRow {
  readonly judge: string;
  readonly generator: string;
  readonly baseline: string;
  /** In the order of instructions; null where the judge said nothing. */
  readonly preferences: readonly (number | null)[];
}

/** AlpacaEval's answers with their scores: columns `col`, `generator`, `scores`, `response`. Throws `unreadable_input` naming the row. */
export function readJudgedResponses(rows: readonly DatasetRow[]): readonly JudgedResponse[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const [instruction, generator] = [textOf(row, 'col'), textOf(row, 'generator')];
    const key = JSON.stringify([instruction, generator]);
    if (seen.has(key))
      throw badField(row, 'generator', `is ${generator}, whose answer to ${instruction} was read before`);
    seen.add(key);
    return { instruction, generator, text: answerOf(row), scores: scoresOf(row) };
  });
}

/** The judge × model matrix: columns `annotator`, `generator`, `baseline`, `preference`, as many preferences in every row. Throws `unreadable_input` naming the row. */
export function readJudgeMatrix(rows: readonly DatasetRow[]): readonly JudgeRow[] {
  let expected: number | undefined;
  return rows.map((row) => {
    const value = row.values['preference'];
    if (!Array.isArray(value) || value.length === 0) throw badField(row, 'preference', 'is no list of numbers');
    expected ??= value.length;
    if (value.length !== expected)
      throw badField(row, 'preference', `has ${value.length} instructions, the first row ${expected}`);
    return {
      judge: textOf(row, 'annotator'),
      generator: textOf(row, 'generator'),
      baseline: textOf(row, 'baseline'),
      preferences: value.map((one: unknown, at) => (one === null ? null : scoreOf(row, `preference ${at}`, one))),
    };
  });
}

/** An answer may be empty: models do that. */
function answerOf(row: DatasetRow): string {
  const text = row.values['response'];
  if (typeof text !== 'string') throw badField(row, 'response', text === undefined ? 'is missing' : 'is no text');
  return text;
}

function scoresOf(row: DatasetRow): Readonly<Record<string, number>> {
  const value = row.values['scores'];
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw badField(row, 'scores', 'is no object of judges and numbers');
  const scores = Object.entries(value).map(
    ([judge, score]) => [judge, scoreOf(row, `scores ${judge}`, score)] as const,
  );
  if (scores.length === 0) throw badField(row, 'scores', 'names no judge');
  return Object.fromEntries(scores);
}

function scoreOf(row: DatasetRow, name: string, value: unknown): number {
  const score = typeof value === 'number' ? numberOf({ ...row, values: { [name]: value } }, name) : null;
  if (score === null || score < 0 || score > 2)
    throw badField(row, name, `is ${JSON.stringify(value)}, not a number from 0 to 2`);
  return score;
}
