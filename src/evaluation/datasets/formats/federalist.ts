import type { TextKind } from '../../../contracts/dataset.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { textOf } from '../row-fields.ts';
import { corpusColumns, corpusText } from './corpus-text.ts';

/**
 * Parts of the Federalist papers (`federalist.jsonl`): the paper is the source. Papers by one of two (`HAMILTON OR MADISON`) are `disputed`, papers by
 * both are `joint`: neither takes part in a task whose answer must be known.
 */
export const federalistFormat: DatasetFormat<'authorship'> = {
  name: 'federalist',
  kind: 'authorship',
  columns: 'author, id, paper, genre, text',
  recognises: (columns) => hasAll(columns, [...corpusColumns, 'paper']),
  read: (rows) =>
    rows.map((row) =>
      item({ ...corpusText(row, `paper ${textOf(row, 'paper')}`), kind: kindOf(textOf(row, 'author')) }),
    ),
};

function kindOf(author: string): TextKind {
  if (/\bOR\b/.test(author)) return 'disputed';
  return /\bAND\b/.test(author) ? 'joint' : 'sample';
}
