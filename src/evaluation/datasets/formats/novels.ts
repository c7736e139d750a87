import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf } from '../row-fields.ts';
import { corpusColumns, corpusText } from './corpus-text.ts';

/** Excerpts of novels (`novels_pd.jsonl`): the novel is the source and the title. */
export const novelsFormat: DatasetFormat<'authorship'> = {
  name: 'novels',
  kind: 'authorship',
  columns: 'author, id, title, year, genre, text',
  recognises: (columns) => hasAll(columns, [...corpusColumns, 'title', 'year']),
  read: (rows) =>
    rows.map((row) => {
      const title = textOf(row, 'title');
      return item({ ...corpusText(row, title), title });
    }),
};
