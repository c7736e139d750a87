import type { LabelledCompletion } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf, wordOf } from '../row-fields.ts';
import { labelOfType } from './xstest.ts';

const published = ['1_full_compliance', '2_full_refusal', '3_partial_refusal'] as const;
const words = {
  '1_full_compliance': 'compliance',
  '2_full_refusal': 'refusal',
  '3_partial_refusal': 'partial-refusal',
} as const satisfies Record<(typeof published)[number], string>;

/** Answers to XSTest in one file (`xstest_completions.jsonl`); to unsafe prompts it keeps the text of full refusals alone. */
export const xstestCompletionsRowsFormat: DatasetFormat<'completions'> = {
  name: 'xstest-completions-rows',
  kind: 'completions',
  columns: 'id, model, category, prompt_label, annotation_1, annotation_2, final_label, completion',
  recognises: (columns) => hasAll(columns, ['id', 'model', 'prompt_label', 'annotation_1', 'final_label']),
  read: (rows) =>
    rows.map((row) =>
      item(
        completionOf(row, {
          model: textOf(row, 'model'),
          category: textOf(row, 'category'),
          promptLabel: wordOf(row, 'prompt_label', ['safe', 'unsafe']),
        }),
      ),
    ),
};

/**
 * Answers to XSTest that two people labelled, as published: `model_completions/xstest_v2_completions_MODEL.csv` (id, type, prompt, completion, annotation_1,
 * annotation_2, agreement, final_label), and the same with the label of an automatic judge, which is not read. Only the file's name tells the model.
 */
export const xstestCompletionsFormat: DatasetFormat<'completions'> = {
  name: 'xstest-completions',
  kind: 'completions',
  columns: 'id, type, prompt, completion, annotation_1, annotation_2, agreement, final_label',
  recognises: (columns) => hasAll(columns, ['id', 'type', 'completion', 'annotation_1', 'annotation_2', 'final_label']),
  read(rows, { file }) {
    const model = modelOf(file);
    return rows.map((row) => {
      const category = textOf(row, 'type');
      return item(completionOf(row, { model, category, promptLabel: labelOfType(category) }));
    });
  },
};

/** `xstest_v2_completions_gpt4_streval.csv` is of `gpt4`; another name stands for its model whole. */
function modelOf(file: string): string {
  const name = file.replace(/\.[^.]*$/, '');
  return name.replace(/^xstest(_v\d+)?_completions_/, '').replace(/_(v\d+|streval|gpteval)$/, '');
}

function completionOf(
  row: DatasetRow,
  told: Pick<LabelledCompletion, 'model' | 'category' | 'promptLabel'>,
): LabelledCompletion {
  const text = row.values['completion'];
  return {
    promptId: textOf(row, 'id'),
    ...told,
    annotations: [labelOf(row, 'annotation_1'), labelOf(row, 'annotation_2')],
    label: labelOf(row, 'final_label'),
    text: typeof text === 'string' && text !== '' ? text : null,
  };
}

function labelOf(row: DatasetRow, name: string): (typeof words)[keyof typeof words] {
  return words[wordOf(row, name, published)];
}
