import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { badField, wordOf } from '../row-fields.ts';
import { corpusColumns, corpusText } from './corpus-text.ts';

const kinds = ['sample', 'imitation', 'obfuscation', 'verification'] as const;

/**
 * Essays of the extended Brennan–Greenstadt corpus (`ebg_essays.jsonl`): parts of about 500 words. `sources` numbers the documents a part was cut
 * from; a part of two documents has further sources. Imitations and obfuscations are hard negatives, never samples.
 */
export const essaysFormat: DatasetFormat<'authorship'> = {
  name: 'essays',
  kind: 'authorship',
  columns: 'author, id, kind, sources, genre, text',
  recognises: (columns) => hasAll(columns, [...corpusColumns, 'kind', 'sources']),
  read: (rows) =>
    rows.map((row) => {
      const kind = wordOf(row, 'kind', kinds);
      const [first, ...further] = documentsOf(row);
      const text = corpusText(row, first === undefined ? `${kind} ${String(row.values['id'])}` : `document ${first}`);
      return item({
        ...text,
        kind,
        ...(further.length === 0 ? {} : { furtherSources: further.map((number) => `document ${number}`) }),
      });
    }),
};

/** Imitations and obfuscations are texts of their own: they name no document. */
function documentsOf(row: DatasetRow): readonly number[] {
  const sources = row.values['sources'];
  if (sources === null) return [];
  if (!Array.isArray(sources) || !sources.every((one) => typeof one === 'number')) {
    throw badField(row, 'sources', 'is no list of numbers');
  }
  return sources;
}
