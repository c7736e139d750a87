import { HyperalignError } from '../../../errors.ts';
import type { SkippedDocument } from '../../../ports/document-reader.ts';
import { type NamedSource, skipped } from '../read-context.ts';

/** Where a table keeps what. Names are as the table writes them. */
export interface TableColumns {
  readonly text: string;
  readonly author: string | null;
  readonly date: string | null;
}

const textNames = ['text', 'body', 'content', 'message'];
const authorNames = ['author', 'from', 'sender', 'user', 'username'];
const dateNames = ['date', 'written_at', 'created_at', 'timestamp', 'time'];

/** The columns of a table by their names, in any case; null where none holds text. */
export function findColumns(columns: readonly string[], textColumn: string | null): TableColumns | null {
  const find = (names: readonly string[]): string | null => {
    for (const name of names) {
      const found = columns.find((column) => column.trim().toLowerCase() === name);
      if (found !== undefined) return found;
    }
    return null;
  };
  const text =
    textColumn === null
      ? find(textNames)
      : (columns.find((column) => column === textColumn) ?? find([textColumn.toLowerCase()]));
  return text === null ? null : { text, author: find(authorNames), date: find(dateNames) };
}

/** A table that was asked for by name must have the column: fails with `invalid_input`, listing what there is. One met in a folder is passed over. */
export function withoutTextColumn(
  { label, origin }: NamedSource,
  columns: readonly string[],
  textColumn: string | null,
): SkippedDocument {
  const shown =
    columns
      .slice(0, 20)
      .map((column) => `"${column.slice(0, 40)}"`)
      .join(', ') || 'none';
  const wanted = textColumn === null ? textNames.map((name) => `"${name}"`).join(', ') : `"${textColumn}"`;
  const detail = `no column ${wanted}; its columns are ${shown}`;
  if (textColumn !== null || origin !== 'found') {
    throw new HyperalignError(
      'invalid_input',
      `${label} has ${detail}. Name the one that holds the text with --text-column.`,
      { details: { label, columns: columns.slice(0, 20) } },
    );
  }
  return skipped(label, 'unreadable', detail);
}
