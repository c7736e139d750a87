import { groupBy } from '../../../core/numerics/group-by.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { answerOf, badField, numberOf, textOf } from '../row-fields.ts';

/**
 * Answers that a model gave after 0 to 10 examples of what somebody prefers, with the scores of two reward models (Kobalczyk et al. 2024,
 * `npbtl_generations.jsonl`). The answers to one prompt are told apart by the number of examples.
 */
export const conditionalAnswersFormat: DatasetFormat<'scored-responses'> = {
  name: 'conditional-answers',
  kind: 'scored-responses',
  columns: 'item, context_len, helpfulness_score, honesty_score, prompt, response',
  recognises: (columns) => hasAll(columns, ['item', 'context_len', 'helpfulness_score', 'honesty_score', 'response']),
  read: (rows) =>
    [...groupBy(rows, (row) => textOf(row, 'item'))].map(([id, own]) => {
      const prompts = own.map((row) => textOf(row, 'prompt'));
      const at = prompts.findIndex((prompt) => prompt !== prompts[0]);
      const other = own[at];
      if (other !== undefined) throw badField(other, 'prompt', `is not the prompt that other rows of item ${id} have`);
      return item({ id: `item-${id}`, prompt: prompts[0] ?? '', responses: answersOf(own) });
    }),
};

function answersOf(rows: readonly DatasetRow[]) {
  const seen = new Set<string>();
  return rows.map((row) => {
    const examples = textOf(row, 'context_len');
    if (seen.has(examples))
      throw badField(row, 'context_len', `is ${examples}, which an earlier row of the item has too`);
    seen.add(examples);
    return {
      text: answerOf(row, 'response'),
      model: `after ${examples} examples`,
      scores: { helpfulness: scoreOf(row, 'helpfulness_score'), honesty: scoreOf(row, 'honesty_score') },
    };
  });
}

function scoreOf(row: DatasetRow, name: string): number {
  const score = numberOf(row, name);
  if (score === null) throw badField(row, name, 'is missing');
  return score;
}
