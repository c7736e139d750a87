import type { DatasetRow } from '../../ports/dataset-files.ts';
import { badField, textOf } from './row-fields.ts';

/** A name as a person's id: what an id may not hold becomes a hyphen. `A. Johnson` is `A.-Johnson`. */
export function personId(name: string): string {
  const id = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._@+-]+/gu, '-')
    .replace(/^[^\p{L}\p{N}]+|-+$/gu, '');
  return id.slice(0, 64);
}

/** Whose row it is. Throws `unreadable_input` where the field names nobody. */
export function personOf(row: DatasetRow, column: string): string {
  const person = personId(textOf(row, column));
  if (person === '') throw badField(row, column, 'holds no letter or digit');
  return person;
}
