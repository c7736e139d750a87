import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf } from '../row-fields.ts';
import { corpusColumns, corpusText } from './corpus-text.ts';

/** News by their reporters (`c50_news.jsonl`): every article is a source. The published train and test halves are not kept apart. */
export const newsFormat: DatasetFormat<'authorship'> = {
  name: 'news',
  kind: 'authorship',
  columns: 'author, id, split, genre, text',
  recognises: (columns) => hasAll(columns, [...corpusColumns, 'split']),
  read: (rows) => rows.map((row) => item(corpusText(row, textOf(row, 'id')))),
};
