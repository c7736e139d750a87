import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf, wordOf } from '../row-fields.ts';

/** JailbreakBench in one file (`jbb_behaviors.jsonl`): harmful goals and their benign twins, which ask on the same matter. */
export const jailbreakbenchRowsFormat: DatasetFormat<'safety'> = {
  name: 'jailbreakbench-rows',
  kind: 'safety',
  columns: 'id, prompt, behavior, category, label, twin',
  recognises: (columns) => hasAll(columns, ['id', 'prompt', 'behavior', 'label', 'twin']),
  read: (rows) =>
    rows.map((row) =>
      item({
        id: textOf(row, 'id'),
        prompt: textOf(row, 'prompt'),
        set: 'jailbreakbench',
        label: wordOf(row, 'label', ['harmful', 'benign']) === 'harmful' ? 'harmful' : 'borderline',
        twin: textOf(row, 'twin'),
        behaviour: textOf(row, 'behavior'),
        category: textOf(row, 'category'),
      }),
    ),
};
