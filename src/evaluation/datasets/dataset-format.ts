import type { DatasetRow } from '../../ports/dataset-files.ts';
import type { DatasetItems, DatasetKind } from './dataset.ts';

/** How the rows of one published format, or of one of our own, become items. Pure; a new format is one file and one line in `dataset-formats.ts`. */
export interface DatasetFormat<Kind extends DatasetKind = DatasetKind> {
  readonly name: string;
  readonly kind: Kind;
  /** The columns by which people know it, for messages. */
  readonly columns: string;
  /** Whether a file with these columns in its first row is of this format. */
  recognises(columns: ReadonlySet<string>, first: DatasetRow): boolean;
  /** A second file that belongs to one of this name, such as LaMP's outputs; null where there is none. */
  companionOf?(file: string): string | null;
  /** Every row of the file. Throws `unreadable_input`, naming the row and the remedy, where one lacks what it must have. */
  read(rows: readonly DatasetRow[], context: FormatContext): readonly RowOutcome<DatasetItems[Kind]>[];
}

export interface FormatContext {
  /** The file's name without its folders. */
  readonly file: string;
  /** Rows of the companion file; null where it is not there. */
  readonly companion: readonly DatasetRow[] | null;
}

export type RowOutcome<Item> =
  | { readonly kind: 'item'; readonly item: Item }
  | { readonly kind: 'left-out'; readonly reason: string };

export function item<Item>(value: Item): RowOutcome<Item> {
  return { kind: 'item', item: value };
}

export function leftOut(reason: string): RowOutcome<never> {
  return { kind: 'left-out', reason };
}

export function hasAll(columns: ReadonlySet<string>, names: readonly string[]): boolean {
  return names.every((name) => columns.has(name));
}
