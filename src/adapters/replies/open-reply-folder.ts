import { join } from 'node:path';
import { z } from 'zod';
import type { CachedReply, ReplyCache } from '../../ports/reply-cache.ts';
import { readWhole, writeWhole } from './whole-file.ts';

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
      const parsed = replySchema.safeParse(await readWhole(pathOf(key)));
      return parsed.success ? parsed.data : null;
    },
    keep: async (key, { text, finishReason, inputTokens, outputTokens }: CachedReply) =>
      writeWhole(pathOf(key), { text, finishReason, inputTokens, outputTokens }),
    keepFailure: async (key, { name, message }) =>
      writeWhole(join(folder, 'failures', `${key}.json`), { name, message }),
  };
}
