import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { HyperalignError } from '../../errors.ts';
import type { CachedReply, ReplyCache } from '../../ports/reply-cache.ts';

const replySchema = z.strictObject({
  text: z.string(),
  finishReason: z.string(),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
});

/**
 * One file a reply, named by its key, written beside its place and then renamed: a process that is killed leaves whole files or none. A file that
 * cannot be read is as good as absent. Failures lie in `failures`.
 */
export function openReplyFolder(folder: string): ReplyCache {
  const pathOf = (key: string): string => join(folder, key.slice(0, 2), `${key}.json`);
  return {
    find: async (key) => {
      const bytes = await readFile(pathOf(key), 'utf8').catch(() => null);
      if (bytes === null) return null;
      const parsed = replySchema.safeParse(parseJson(bytes));
      return parsed.success ? parsed.data : null;
    },
    keep: async (key, { text, finishReason, inputTokens, outputTokens }: CachedReply) =>
      writeWhole(pathOf(key), { text, finishReason, inputTokens, outputTokens }),
    keepFailure: async (key, { name, message }) =>
      writeWhole(join(folder, 'failures', `${key}.json`), { name, message }),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function writeWhole(path: string, value: unknown): Promise<void> {
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
