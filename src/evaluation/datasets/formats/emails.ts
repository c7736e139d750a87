import { type DatasetFormat, hasAll, item } from '../dataset-format.ts';
import { optionalTextOf, textOf } from '../row-fields.ts';
import { corpusColumns, corpusText } from './corpus-text.ts';

/** Sent mail (`enron_aeslc.jsonl`): mails of one sender under one subject are one thread, and so one source. The subject is the title. */
export const emailsFormat: DatasetFormat<'authorship'> = {
  name: 'emails',
  kind: 'authorship',
  columns: 'author, id, genre, subject, text',
  recognises: (columns) => hasAll(columns, [...corpusColumns, 'subject']),
  read: (rows) =>
    rows.map((row) => {
      const subject = optionalTextOf(row, 'subject');
      const thread = subject === undefined ? '' : threadOf(subject);
      const text = corpusText(row, thread === '' ? textOf(row, 'id') : `thread ${thread}`);
      return item(subject === undefined ? text : { ...text, title: subject });
    }),
};

function threadOf(subject: string): string {
  return subject
    .toLowerCase()
    .replace(/^(?:\s*(?:re|fwd?|aw|wg)\s*:)+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
