import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeSource } from '../decode-text.ts';
import { type Findings, type NamedSource, type ReadContext, skipped } from '../read-context.ts';
import { rowFindings } from './row-finding.ts';
import { findColumns, type TableColumns, withoutTextColumn } from './text-column.ts';

const longestRecord = 16_000_000;
const mostDamages = 1000;

/** A comma-separated table; semicolons and tabs are recognised by the header line. */
export function readCommaTable(source: NamedSource, context: ReadContext): Findings {
  return readTable(source, context, delimiterOf(source.bytes.head));
}

export function readTabTable(source: NamedSource, context: ReadContext): Findings {
  return readTable(source, context, '\t');
}

async function* readTable(source: NamedSource, context: ReadContext, delimiter: string): Findings {
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: longestRecord,
  });
  // Records before a damaged one are in the parser's hands when it fails, so failures are noted and told at the end.
  const damages: CsvError[] = [];
  parser.on('skip', (error: CsvError) => damages.push(error));
  const input = Readable.from(decodeSource(source.bytes));
  // A failure of the file reaches the loop below only through the parser.
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let header: readonly string[] | null = null;
  let columns: TableColumns | null = null;
  let number = 0;
  try {
    // Without `columns: true` every record is a list of strings.
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      number += 1;
      if (header === null || columns === null) {
        header = record;
        columns = findColumns(record, context.options.textColumn);
        if (columns === null) {
          yield withoutTextColumn(source, record, context.options.textColumn);
          return;
        }
        continue;
      }
      const names = header;
      yield* rowFindings(source, context, columns, { number, value: (column) => record[names.indexOf(column)] });
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    damages.push(error);
  } finally {
    input.destroy();
    parser.destroy();
  }
  for (const { code, records } of damages.slice(0, mostDamages)) {
    const at = `record ${Number(records ?? number) + 1}`;
    yield skipped(`${source.label}: ${at}`, 'unreadable', `${at} is damaged (${code})`);
  }
}

function delimiterOf(head: Buffer): string {
  const [line = ''] = head.toString('latin1').split('\n', 1);
  const count = (mark: string): number => line.split(mark).length - 1;
  const best = [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0];
  return best ?? ',';
}
