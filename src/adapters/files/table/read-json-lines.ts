import { decodeSource } from '../decode-text.ts';
import { type Findings, type NamedSource, type ReadContext, skipped } from '../read-context.ts';
import { readLines } from '../read-lines.ts';
import { rowFindings } from './row-finding.ts';
import { findColumns, type TableColumns, withoutTextColumn } from './text-column.ts';

const longestLine = 16_000_000;

/** One JSON object a line. A damaged line is passed over with its number. */
export async function* readJsonLines(source: NamedSource, context: ReadContext): Findings {
  let columns: TableColumns | null = null;
  for await (const { number, text } of readLines(decodeSource(source.bytes), longestLine)) {
    const label = `${source.label}:${number}`;
    if (text === null) {
      yield skipped(label, 'too-large', `line ${number} is longer than 16 MB; split it`);
      continue;
    }
    if (text.trim() === '' || text === '\ufeff') continue;
    const row = parseObject(text);
    if (row === null) {
      yield skipped(label, 'unreadable', `line ${number} is no JSON object`);
      continue;
    }
    columns ??= findColumns(Object.keys(row), context.options.textColumn);
    if (columns === null) {
      yield withoutTextColumn(source, Object.keys(row), context.options.textColumn);
      return;
    }
    yield* rowFindings(source, context, columns, { number, value: (column) => row[column] });
  }
}

function parseObject(line: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(line.startsWith('\ufeff') ? line.slice(1) : line);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
