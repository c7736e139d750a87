import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf } from '../row-fields.ts';
import { corpusColumns, corpusText } from './corpus-text.ts';

/** Posts by bloggers (`blog_authorship.jsonl`): every post is a source. */
export const blogsFormat: DatasetFormat<'authorship'> = {
  name: 'blogs',
  kind: 'authorship',
  columns: 'author, id, genre, text',
  recognises: (columns) => hasAll(columns, corpusColumns),
  read: (rows) => rows.map((row) => item(corpusText(row, textOf(row, 'id')))),
};
