import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Results that took long, kept by what they depend on: a bench that was stopped goes on where it was. */
export interface KeptResults {
  once<T>(dependsOn: readonly (string | number)[], make: () => Promise<T>): Promise<T>;
}

/** Kept in `.tmp/bench/<name>.jsonl`, one line a result; a line cut off by a kill is made again. Remove the file to start anew. */
export async function openKeptResults(name: string): Promise<KeptResults> {
  const folder = join(import.meta.dirname, '..', '.tmp', 'bench');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.jsonl`);
  const known = new Map<string, unknown>();
  for (const line of (await readFile(path, 'utf8').catch(() => '')).split('\n')) {
    try {
      const { key, value } = JSON.parse(line) as { readonly key: string; readonly value: unknown };
      known.set(key, value);
    } catch {
      // An unfinished line.
    }
  }
  return {
    once: async <T>(dependsOn: readonly (string | number)[], make: () => Promise<T>): Promise<T> => {
      const key = createHash('sha256').update(JSON.stringify(dependsOn)).digest('hex');
      if (known.has(key)) return known.get(key) as T;
      const value = await make();
      known.set(key, value);
      await appendFile(path, `\n${JSON.stringify({ key, value })}`);
      return value;
    },
  };
}
