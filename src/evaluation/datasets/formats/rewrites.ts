import { type DatasetFormat, hasAll, item, leftOut } from '../dataset-format.ts';
import { personOf } from '../person-id.ts';
import { textOf } from '../row-fields.ts';

/** Mails that people rewrote (POPQUORN, Pei and Jurgens 2023, `popquorn_email_rewrites.jsonl`): the mail they were given is the task and the source. */
export const rewritesFormat: DatasetFormat<'authorship'> = {
  name: 'rewrites',
  kind: 'authorship',
  columns: 'user, item, original, revised',
  recognises: (columns) => hasAll(columns, ['user', 'item', 'original', 'revised']),
  read: (rows) =>
    rows.map((row) => {
      const [person, source, text, task] = [
        personOf(row, 'user'),
        `mail ${textOf(row, 'item')}`,
        textOf(row, 'revised'),
        textOf(row, 'original'),
      ];
      if (text.trim() === task.trim()) return leftOut('rewrite that changed nothing');
      return item({ person, id: `${person}-${source.replace(' ', '-')}`, register: 'email', text, source, task });
    }),
};
