import { cutDetail, cutLongText } from '../cut-long-text.ts';
import { type Findings, type NamedSource, type ReadContext, skipped } from '../read-context.ts';
import type { TableColumns } from './text-column.ts';

export interface TableRow {
  /** Line or number of the row, for labels. */
  readonly number: number;
  readonly value: (column: string) => unknown;
}

/** The text of one row. Rows by others are passed over when the table names authors and the person was named. */
export async function* rowFindings(
  source: NamedSource,
  { options, authors }: ReadContext,
  columns: TableColumns,
  row: TableRow,
): Findings {
  const label = `${source.label}:${row.number}`;
  const author = columns.author === null ? null : asText(row.value(columns.author));
  if (options.me.length > 0 && author !== null && author !== '' && !authors.isOwn({ shown: author, names: [author] })) {
    yield skipped(label, 'other-author', 'written by somebody else');
    return;
  }
  const found = asText(row.value(columns.text));
  if (found === null) {
    yield skipped(label, 'empty', `column "${columns.text}" holds no text`);
    return;
  }
  const { text, isCut } = cutLongText(found);
  yield {
    kind: 'document',
    text,
    source: { kind: 'table', label, unit: `${source.unit}:${row.number}` },
    register: null,
    writtenAt: columns.date === null ? null : asDate(row.value(columns.date)),
    authorName: author,
  };
  if (isCut) yield skipped(label, 'too-large', cutDetail);
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asDate(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  // Numbers are seconds or milliseconds since 1970; before 2001 nobody exported milliseconds.
  const time = typeof value === 'number' ? (value < 1e11 ? value * 1000 : value) : Date.parse(value);
  return Number.isNaN(time) || Math.abs(time) > 8.64e15 ? null : new Date(time).toISOString();
}
