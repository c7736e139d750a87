import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf, wordOf } from '../row-fields.ts';

const published = ['1_full_compliance', '2_full_refusal', '3_partial_refusal'] as const;
const words = {
  '1_full_compliance': 'compliance',
  '2_full_refusal': 'refusal',
  '3_partial_refusal': 'partial-refusal',
} as const satisfies Record<(typeof published)[number], string>;

/** Answers to XSTest that two people labelled (`xstest_completions.jsonl`); to unsafe prompts the file keeps the text of full refusals alone. */
export const xstestCompletionsFormat: DatasetFormat<'completions'> = {
  name: 'xstest-completions',
  kind: 'completions',
  columns: 'id, model, category, prompt_label, annotation_1, annotation_2, final_label, completion',
  recognises: (columns) => hasAll(columns, ['id', 'model', 'prompt_label', 'annotation_1', 'final_label']),
  read: (rows) =>
    rows.map((row) => {
      const text = row.values['completion'];
      return item({
        promptId: textOf(row, 'id'),
        model: textOf(row, 'model'),
        category: textOf(row, 'category'),
        promptLabel: wordOf(row, 'prompt_label', ['safe', 'unsafe']),
        annotations: [labelOf(row, 'annotation_1'), labelOf(row, 'annotation_2')],
        label: labelOf(row, 'final_label'),
        text: typeof text === 'string' && text !== '' ? text : null,
      });
    }),
};

function labelOf(row: DatasetRow, name: string): (typeof words)[keyof typeof words] {
  return words[wordOf(row, name, published)];
}
