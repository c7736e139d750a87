import { hashText } from '../numerics/hash-text.ts';

/** What is kept of a fitted model: a name of the format, its version, a checksum of the body, the body. */
export interface JsonFormat {
  readonly format: string;
  /** Goes up with every change of what the numbers mean. */
  readonly version: number;
}

/** A body with its checksum, as one JSON text. */
export function writeChecksummed(format: JsonFormat, body: object): string {
  return JSON.stringify({ ...format, checksum: hashText(JSON.stringify(body)), body });
}

/** The body of what `writeChecksummed` wrote, or what is wrong with it: no JSON, another format, another version (which one), or changed since. */
export type ReadBody =
  | { readonly body: Readonly<Record<string, unknown>> }
  | { readonly fault: 'no-json'; readonly cause: unknown }
  | { readonly fault: 'other-format' | 'changed' }
  | { readonly fault: 'other-version'; readonly version: string };

export function readChecksummed(text: string, { format, version }: JsonFormat): ReadBody {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    return { fault: 'no-json', cause };
  }
  if (!isRecord(file) || file['format'] !== format) return { fault: 'other-format' };
  if (file['version'] !== version) return { fault: 'other-version', version: String(file['version']) };
  const { body } = file;
  return isRecord(body) && file['checksum'] === hashText(JSON.stringify(body)) ? { body } : { fault: 'changed' };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
