import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import type { DatasetRow } from '../../ports/dataset-files.ts';
import { damagedRow } from './damaged-row.ts';

interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

/** One row a record, its columns named by the header line; a record of several lines is placed at its last. */
export async function* readCsvRows(path: string, name: string, delimiter: string): AsyncGenerator<DatasetRow> {
  const parser = parse({ delimiter, bom: true, columns: true, info: true, skip_empty_lines: true });
  const input = createReadStream(path);
  // A failure of the file reaches the loop below only through the parser.
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  try {
    // With `columns` and `info` every record is an object of strings beside its place.
    for await (const { info, record } of parser as AsyncIterable<CsvRecord>) {
      yield { place: `${name} line ${info.lines}`, values: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 0);
    throw damagedRow(
      `${name} line ${line}`,
      `is damaged (${error.code})`,
      'Every record has as many values as the header line, and a quotation mark inside one is doubled.',
    );
  } finally {
    input.destroy();
    parser.destroy();
  }
}
