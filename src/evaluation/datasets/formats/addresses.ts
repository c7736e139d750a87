import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf } from '../row-fields.ts';
import { corpusColumns, corpusText } from './corpus-text.ts';

/** Parts of State of the Union addresses (`sotu_speeches.jsonl`): the address, named by its year, is the source. */
export const addressesFormat: DatasetFormat<'authorship'> = {
  name: 'addresses',
  kind: 'authorship',
  columns: 'author, id, year, genre, text',
  recognises: (columns) => hasAll(columns, [...corpusColumns, 'year']) && !columns.has('title'),
  read: (rows) => rows.map((row) => item(corpusText(row, textOf(row, 'year')))),
};
