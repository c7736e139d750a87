import { readFile } from 'node:fs/promises';
import { HyperalignError } from '../../errors.ts';

/** A book of a thousand pages has two to three million characters; what is larger is many texts in one. */
const largest = 16 * 1024 * 1024;

/**
 * A file's text: UTF-8, UTF-16 with its byte-order mark, or Windows-1252 where the bytes are no UTF-8. Throws with the path and the remedy for what is
 * no text, too large or cannot be read.
 */
export async function readTextFile(path: string, option: string): Promise<string> {
  const bytes = await bytesOf(path, option);
  if (bytes.length > largest) {
    throw new HyperalignError(
      'invalid_input',
      `"${path}" (${option}) holds ${Math.round(bytes.length / 1024 / 1024)} MB; a text has at most ${largest / 1024 / 1024} MB here. Cut it into the texts it is made of.`,
    );
  }
  const text = decode(bytes);
  if (text.includes('\0')) {
    throw new HyperalignError(
      'unreadable_input',
      `"${path}" (${option}) is not text, though it is called so. Take it away or save it as plain text.`,
    );
  }
  return text;
}

async function bytesOf(path: string, option: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown cause';
    throw new HyperalignError(
      'unreadable_input',
      code === 'ENOENT'
        ? `"${path}" (${option}) points to a file that is not there. Take the link away or mend it.`
        : `"${path}" (${option}) could not be read (${code}). Allow reading it, or take it away.`,
      { cause: error },
    );
  }
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
