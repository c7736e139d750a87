import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { optionalTextOf, textOf } from '../row-fields.ts';

/** StrongREJECT as published (`strongreject_dataset.csv`: category, source, forbidden_prompt): harmful requests. Ids are places in the file. */
export const strongrejectFormat: DatasetFormat<'safety'> = {
  name: 'strongreject',
  kind: 'safety',
  columns: 'category, source, forbidden_prompt',
  recognises: (columns) => hasAll(columns, ['forbidden_prompt']),
  read: (rows) =>
    rows.map((row, at) => {
      const category = optionalTextOf(row, 'category');
      return item({
        id: `sr-${String(at).padStart(3, '0')}`,
        prompt: textOf(row, 'forbidden_prompt'),
        set: 'strongreject',
        label: 'harmful',
        ...(category === undefined ? {} : { category }),
      });
    }),
};
