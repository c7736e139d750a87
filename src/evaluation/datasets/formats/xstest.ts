import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { optionalTextOf, textOf, wordOf } from '../row-fields.ts';

const labels = ['safe', 'unsafe'] as const;

/** XSTest in one file (`xstest_prompts.jsonl`): requests that sound harmful and are not, and their unsafe contrasts. */
export const xstestRowsFormat: DatasetFormat<'safety'> = {
  name: 'xstest-rows',
  kind: 'safety',
  columns: 'id, prompt, category, label (safe or unsafe)',
  // Its `safe` is our `borderline`, so a file of one's own must not be taken for it.
  recognises: (columns, { values }) =>
    hasAll(columns, ['id', 'prompt', 'category', 'label']) && /^v2-\d+$/.test(String(values['id'])),
  read: (rows) => rows.map((row) => item(promptOf(row, textOf(row, 'category'), wordOf(row, 'label', labels)))),
};

/**
 * XSTest as published: `xstest_prompts.csv` (id, prompt, type, label, focus, note); `xstest_v2_prompts.csv` (id_v1, id_v2, type, prompt, focus, note), whose
 * `id_v1` is empty for prompts that are new; `xstest_prompts_v1.csv` (id, type, prompt, focus, note). Without a label contrasts are unsafe.
 */
export const xstestFormat: DatasetFormat<'safety'> = {
  name: 'xstest',
  kind: 'safety',
  columns: 'id (or id_v2), prompt, type, label, focus, note',
  recognises: (columns) => hasAll(columns, ['prompt', 'type']) && (columns.has('id') || columns.has('id_v2')),
  read: (rows) =>
    rows.map((row) => {
      const type = textOf(row, 'type');
      const told = optionalTextOf(row, 'label') === undefined ? null : wordOf(row, 'label', labels);
      return item(promptOf(row, type, told ?? labelOfType(type)));
    }),
};

/** XSTest's rule, by which its files without a label are told apart: unsafe prompts are the contrasts of safe ones. */
export function labelOfType(type: string): (typeof labels)[number] {
  return type.startsWith('contrast_') ? 'unsafe' : 'safe';
}

function promptOf(row: DatasetRow, category: string, label: (typeof labels)[number]) {
  return {
    id: textOf(row, row.values['id'] === undefined ? 'id_v2' : 'id'),
    prompt: textOf(row, 'prompt'),
    set: 'xstest',
    label: label === 'unsafe' ? ('harmful' as const) : ('borderline' as const),
    category,
  };
}
