import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type HashOptions, hashFile } from './hash-file.ts';
import { modelsFolder } from './model-reference.ts';

const recordSchema = z.object({ sha256: z.string().length(64), bytes: z.number(), modifiedMs: z.number() });

/**
 * SHA-256 of a weights file. A gigabyte takes seconds to hash, so the result is kept beside the models and holds
 * as long as the file has the size and time of change it was made from.
 */
export async function rememberedHash(home: string, path: string, options: HashOptions = {}): Promise<string> {
  const known = await recallHash(home, path);
  if (known !== null) return known;
  const sha256 = await hashFile(path, options);
  await rememberHash(home, path, sha256);
  return sha256;
}

/** The kept hash, or null when there is none or the file has changed since. */
export async function recallHash(home: string, path: string): Promise<string | null> {
  try {
    const { sha256, bytes, modifiedMs } = recordSchema.parse(
      JSON.parse(await readFile(recordPath(home, path), 'utf8')),
    );
    const file = await stat(path);
    return file.size === bytes && file.mtimeMs === modifiedMs ? sha256 : null;
  } catch {
    return null;
  }
}

/** A record that cannot be written costs time at the next start, nothing else. */
export async function rememberHash(home: string, path: string, sha256: string): Promise<void> {
  const record = recordPath(home, path);
  const draft = `${record}.${randomUUID()}.tmp`;
  try {
    const { size: bytes, mtimeMs: modifiedMs } = await stat(path);
    await mkdir(dirname(record), { recursive: true });
    await writeFile(draft, JSON.stringify({ sha256, bytes, modifiedMs } satisfies z.infer<typeof recordSchema>));
    await rename(draft, record);
  } catch {
    return;
  }
}

export function recordPath(home: string, path: string): string {
  const folder = modelsFolder(home);
  const absolute = resolve(path);
  const mark =
    dirname(absolute) === resolve(folder) ? '' : `${createHash('sha256').update(absolute).digest('hex').slice(0, 12)}-`;
  return join(folder, `${mark}${basename(absolute)}.verified.json`);
}
