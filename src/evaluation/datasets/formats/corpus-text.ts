import type { AuthorshipText } from '../../../contracts/dataset.ts';
import type { DatasetRow } from '../../../ports/dataset-files.ts';
import { personOf } from '../person-id.ts';
import { registerOfGenre } from '../register-of-genre.ts';
import { badField, textOf } from '../row-fields.ts';

/** What every authorship corpus has in common: `author`, `id`, `genre`, `text`. */
export function corpusText(row: DatasetRow, source: string): AuthorshipText {
  const register = registerOfGenre(textOf(row, 'genre'));
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(register)) throw badField(row, 'genre', 'is no lower-case word such as "email"');
  return { person: personOf(row, 'author'), id: textOf(row, 'id'), register, text: textOf(row, 'text'), source };
}

export const corpusColumns = ['author', 'id', 'genre', 'text'] as const;
