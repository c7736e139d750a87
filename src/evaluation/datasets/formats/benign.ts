import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf, wordOf } from '../row-fields.ts';

/** Ordinary instructions (`benign_instructions.jsonl`). */
export const benignFormat: DatasetFormat<'safety'> = {
  name: 'benign',
  kind: 'safety',
  columns: 'id, prompt, label (benign)',
  recognises: (columns, { values }) => hasAll(columns, ['id', 'prompt', 'label']) && values['label'] === 'benign',
  read: (rows) =>
    rows.map((row) => {
      wordOf(row, 'label', ['benign']);
      return item({ id: textOf(row, 'id'), prompt: textOf(row, 'prompt'), set: 'benign', label: 'safe' });
    }),
};
