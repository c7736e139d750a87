import { HyperalignError } from '../../errors.ts';
import type { DatasetRow } from '../../ports/dataset-files.ts';

/** Text that must be there. Throws `unreadable_input` naming the row. */
export function textOf(row: DatasetRow, name: string): string {
  const value = row.values[name];
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') throw badField(row, name, value === undefined ? 'is missing' : 'is no text');
  if (value.trim() === '') throw badField(row, name, 'is empty');
  return value;
}

/** Text that may be missing, null or empty: undefined then. */
export function optionalTextOf(row: DatasetRow, name: string): string | undefined {
  const value = row.values[name];
  if (value === undefined || value === null || value === '') return undefined;
  return textOf(row, name);
}

/** What a model answered, which may be empty: models do that. */
export function answerOf(row: DatasetRow, name: string): string {
  const text = row.values[name];
  if (typeof text !== 'string') throw badField(row, name, text === undefined ? 'is missing' : 'is no text');
  return text;
}

/** True or false, also as a table writes them; `otherwise` where the row does not say. */
export function flagOf(row: DatasetRow, name: string, otherwise: boolean): boolean {
  const value = row.values[name];
  if (value === undefined || value === null || value === '') return otherwise;
  if (typeof value === 'boolean') return value;
  const word = String(value).toLowerCase();
  if (word !== 'true' && word !== 'false') throw badField(row, name, 'is neither true nor false');
  return word === 'true';
}

/** A number, also as a table writes it; null where the row does not say. */
export function numberOf(row: DatasetRow, name: string): number | null {
  const value = row.values[name];
  if (value === undefined || value === null || value === '') return null;
  const number = Number(value);
  if (!Number.isFinite(number)) throw badField(row, name, 'is no number');
  return number;
}

/** Objects of a list that must be there, placed for messages. */
export function partsOf(row: DatasetRow, name: string): readonly DatasetRow[] {
  const value = row.values[name];
  if (!Array.isArray(value)) throw badField(row, name, value === undefined ? 'is missing' : 'is no list');
  return value.map((part: unknown, at) => {
    if (!isRecord(part)) throw badField(row, name, `holds no object at place ${at + 1}`);
    return { place: `${row.place}, ${name} ${at + 1}`, values: part };
  });
}

/** One of a few words. */
export function wordOf<Word extends string>(row: DatasetRow, name: string, words: readonly Word[]): Word {
  const value = textOf(row, name);
  const found = words.find((word) => word === value);
  if (found === undefined) throw badField(row, name, `is "${value.slice(0, 40)}", not one of ${words.join(', ')}`);
  return found;
}

/** A fault of one field, with where to read what belongs there. */
export function badField(row: DatasetRow, name: string, problem: string): HyperalignError {
  return new HyperalignError(
    'unreadable_input',
    `${row.place}: "${name}" ${problem}. Mend or remove the row; docs/guides/evaluation-data.md says what every format holds.`,
    { details: { place: row.place, field: name } },
  );
}

/** Whether something parsed is an object with named fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
