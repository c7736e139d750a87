import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf, wordOf } from '../row-fields.ts';

/** Do-Not-Answer (`do_not_answer.jsonl`): questions a model should decline, by area and type of harm. */
export const doNotAnswerFormat: DatasetFormat<'safety'> = {
  name: 'do-not-answer',
  kind: 'safety',
  columns: 'id, prompt, category, harm_type, specific, label',
  recognises: (columns) => hasAll(columns, ['id', 'prompt', 'category', 'harm_type', 'label']),
  read: (rows) =>
    rows.map((row) =>
      item({
        id: textOf(row, 'id'),
        prompt: textOf(row, 'prompt'),
        set: 'do-not-answer',
        label: wordOf(row, 'label', ['harmful']),
        behaviour: textOf(row, 'harm_type'),
        category: textOf(row, 'category'),
      }),
    ),
};
