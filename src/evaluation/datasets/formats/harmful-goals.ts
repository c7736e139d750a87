import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { optionalTextOf, textOf, wordOf } from '../row-fields.ts';

/** Harmful requests with the collection each comes from (`strongreject.jsonl`, `advbench_behaviors.jsonl`): id, prompt, source, label. */
export function harmfulGoals(name: 'strongreject-rows' | 'advbench', set: string): DatasetFormat<'safety'> {
  const columns =
    name === 'advbench' ? ['id', 'prompt', 'source', 'label'] : ['id', 'prompt', 'category', 'source', 'label'];
  return {
    name,
    kind: 'safety',
    columns: columns.join(', '),
    recognises: (found) => hasAll(found, columns),
    read: (rows) =>
      rows.map((row) => {
        const category = optionalTextOf(row, 'category');
        return item({
          id: textOf(row, 'id'),
          prompt: textOf(row, 'prompt'),
          set,
          label: wordOf(row, 'label', ['harmful']),
          ...(category === undefined ? {} : { category }),
        });
      }),
  };
}
