import { type AuthorshipText, authorshipTextSchema } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { type DatasetFormat, item } from '../dataset-format.ts';
import { personOf } from '../person-id.ts';
import { registerOfGenre, registerOfUnknown } from '../register-of-genre.ts';
import { badField, optionalTextOf, textOf } from '../row-fields.ts';

/**
 * Texts of one's own: `person` (or `author`) and `text` in every row; `id`, `register` (or `genre`), `source`, `kind`, `task`, `title` where they are
 * known. Described in docs/guides/evaluation-data.md.
 */
export const ownTextsFormat: DatasetFormat<'authorship'> = {
  name: 'own-texts',
  kind: 'authorship',
  columns: 'person (or author), text; also id, register, source, kind, task, title',
  recognises: (columns) => columns.has('text') && (columns.has('person') || columns.has('author')),
  read(rows) {
    const names = new Map<string, string>();
    return rows.map((row, at) => {
      const column = row.values['person'] === undefined ? 'author' : 'person';
      const name = textOf(row, column);
      const person = personOf(row, column);
      const before = names.get(person);
      if (before !== undefined && before !== name) {
        throw badField(row, column, `is "${name}", which has the same id (${person}) as "${before}"`);
      }
      names.set(person, name);
      return item(ownText(row, person, at));
    });
  },
};

function ownText(row: DatasetRow, person: string, at: number): AuthorshipText {
  const id = optionalTextOf(row, 'id') ?? `${person}-${at + 1}`;
  const genre = optionalTextOf(row, 'register') ?? optionalTextOf(row, 'genre');
  const given = Object.fromEntries(
    ['kind', 'task', 'title'].flatMap((name) => {
      const value = optionalTextOf(row, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const parsed = authorshipTextSchema.safeParse({
    person,
    id,
    register: genre === undefined ? registerOfUnknown : registerOfGenre(genre),
    text: textOf(row, 'text'),
    source: optionalTextOf(row, 'source') ?? id,
    ...given,
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw badField(row, String(issue?.path[0] ?? 'text'), `cannot be used: ${issue?.message ?? 'unknown'}`);
}
