import type { JudgeRow } from '../../../contracts/dataset.ts';
import { groupBy } from '../../../core/numerics/group-by.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { companionNamed, missingCompanion } from '../companion-file.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { answerOf, badField, numberOf, textOf } from '../row-fields.ts';

/** AlpacaEval's instructions (`alpacaeval_instructions.jsonl`): ordinary requests; nobody labelled them one by one. */
export const alpacaevalInstructionsFormat: DatasetFormat<'safety'> = {
  name: 'alpacaeval-instructions',
  kind: 'safety',
  columns: 'col, source, instruction',
  recognises: (columns) => hasAll(columns, ['col', 'instruction']),
  read: (rows) =>
    rows.map((row) =>
      item({
        id: `alpacaeval-${textOf(row, 'col')}`,
        prompt: textOf(row, 'instruction'),
        ...{ set: 'alpacaeval', label: 'safe', category: textOf(row, 'source') },
      }),
    ),
};

/** AlpacaEval's answers of several models with what judges said of them (`alpacaeval_responses.jsonl`, with the instructions beside it). */
export const alpacaevalResponsesFormat: DatasetFormat<'scored-responses'> = {
  name: 'alpacaeval-responses',
  kind: 'scored-responses',
  columns:
    'col, generator, scores, response (alpacaeval_responses.jsonl, with alpacaeval_instructions.jsonl beside it)',
  recognises: (columns) => hasAll(columns, ['col', 'generator', 'scores', 'response']),
  companionOf: (file) => companionNamed(file, 'responses', 'instructions'),
  read(rows, { file, companion }) {
    if (companion === null) throw missingCompanion(file, { holds: 'responses', lacks: 'instructions' });
    const prompts = new Map(companion.map((row) => [textOf(row, 'col'), textOf(row, 'instruction')]));
    const answers = readJudgedResponses(rows).map((answer, at) => ({ answer, row: rows[at] }));
    return [...groupBy(answers, ({ answer }) => answer.instruction)].map(([instruction, own]) => {
      const prompt = prompts.get(instruction);
      const [first] = own;
      if (prompt === undefined && first?.row !== undefined)
        throw badField(first.row, 'col', `is ${instruction}, which the file of instructions does not hold`);
      return item({
        ...{ id: `alpacaeval-${instruction}`, prompt: prompt ?? '' },
        responses: own.map(({ answer: { text, generator, scores } }) => ({ text, model: generator, scores })),
      });
    });
  },
};

/** AlpacaEval's judges on models (`alpacaeval_judge_matrix.jsonl`). */
export const alpacaevalJudgesFormat: DatasetFormat<'judge-matrix'> = {
  name: 'alpacaeval-judges',
  kind: 'judge-matrix',
  columns: 'annotator, generator, baseline, preference',
  recognises: (columns) => hasAll(columns, ['annotator', 'generator', 'baseline', 'preference']),
  read: (rows) => readJudgeMatrix(rows).map(item),
};

/** A model's answer to one instruction, and what each judge said of it. */
export interface JudgedResponse {
  readonly instruction: string;
  readonly generator: string;
  readonly text: string;
  /** By judge: 2 the answer beats that judge's baseline, 1 it loses, 0 a tie; judges that weigh give numbers between. */
  readonly scores: Record<string, number>;
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
    return { instruction, generator, text: answerOf(row, 'response'), scores: scoresOf(row) };
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

function scoresOf(row: DatasetRow): Record<string, number> {
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
