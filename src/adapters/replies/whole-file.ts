import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { HyperalignError } from '../../errors.ts';

/** The JSON of a file; null where there is none that can be read. */
export async function readWhole(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Written beside its place and then renamed: a process that is killed leaves a whole file or none. Throws `storage_full` or `unreadable_input`. */
export async function writeWhole(path: string, value: unknown): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.tmp`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(unfinished, `${JSON.stringify(value)}\n`, { flush: true });
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw cannotWrite(error, dirname(dirname(path)));
  }
}

function cannotWrite(error: unknown, folder: string): HyperalignError {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? 'unknown';
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return full
    ? new HyperalignError(
        'storage_full',
        `The disk that holds ${folder} is full. Free some space and go on with --resume.`,
        {
          details: { folder },
          cause: error,
        },
      )
    : new HyperalignError(
        'unreadable_input',
        `${folder} cannot be written (${code}). Choose another folder with --out.`,
        {
          details: { folder, code },
          cause: error,
        },
      );
}
