import { readFile, writeFile } from 'node:fs/promises';
import { HyperalignError } from '../errors.ts';

/** Reads a file written by `profile export`. */
export async function readProfileFile(path: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new HyperalignError(
      'path_not_found',
      `The file "${path}" could not be read. Give a file written by: hyperalign profile export`,
      { cause: error },
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new HyperalignError(
      'invalid_input',
      `"${path}" is not JSON. Give a file written by: hyperalign profile export`,
      { cause: error },
    );
  }
}

/** Writes a file that must not exist yet: an export never overwrites something else. */
export async function writeNewFile(path: string, content: string): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST')
      throw new HyperalignError('invalid_input', `"${path}" exists already. Name another file, or remove it first.`, {
        cause: error,
      });
    throw new HyperalignError('store_unavailable', `"${path}" could not be written (${String(code)}).`, {
      cause: error,
    });
  }
}
