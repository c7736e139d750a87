import { readFile } from 'node:fs/promises';
import { HyperalignError } from '../errors.ts';

/** Largest text a command takes as its argument, in bytes. */
const largest = 4 * 1024 * 1024;

/** Standard input to its end, as text. */
export async function readStandardInput(stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stdin) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    size += bytes.length;
    if (size > largest) throw tooLarge('standard input', size);
    pieces.push(bytes);
  }
  return textOf(Buffer.concat(pieces), 'standard input');
}

/** A file's text; `-` is standard input. */
export async function readTextArgument(path: string, stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  if (path === '-') return readStandardInput(stdin);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT')
      throw new HyperalignError(
        'path_not_found',
        `There is no file "${path}". Give a file, or - to read standard input.`,
        { cause: error },
      );
    throw new HyperalignError('unreadable_input', `The file "${path}" could not be read (${String(code)}).`, {
      cause: error,
    });
  }
  if (bytes.length > largest) throw tooLarge(`"${path}"`, bytes.length);
  return textOf(bytes, `"${path}"`);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Buffer, what: string): string {
  if (bytes.includes(0)) throw new HyperalignError('unreadable_input', `${what} is not text. Give plain text.`);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HyperalignError('unreadable_input', `${what} is not in UTF-8. Save it as UTF-8 and try again.`);
  }
}

function tooLarge(what: string, size: number): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `${what} holds ${Math.round(size / 1024 / 1024)} MB; at most ${largest / 1024 / 1024} MB are taken here. Give the part that is meant.`,
  );
}
