import { join } from 'node:path';
import { z } from 'zod';
import type { KeptResults } from '../../ports/kept-results.ts';
import { readWhole, writeWhole } from './whole-file.ts';

const resultSchema = z.record(z.string(), z.union([z.number(), z.string(), z.null()]));

/** One file a result, named by its key. */
export function openResultFolder(folder: string): KeptResults {
  const pathOf = (key: string): string => join(folder, `${key}.json`);
  return {
    find: async (key) => {
      const parsed = resultSchema.safeParse(await readWhole(pathOf(key)));
      return parsed.success ? parsed.data : null;
    },
    keep: (key, result) => writeWhole(pathOf(key), result),
  };
}
