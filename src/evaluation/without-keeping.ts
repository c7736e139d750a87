import type { CachedReply, ReplyCache } from '../ports/reply-cache.ts';

/** Reads what is kept and adds nothing to it; within this one, the same question is still asked once. */
export function withoutKeeping(cache: ReplyCache): ReplyCache {
  const here = new Map<string, CachedReply>();
  return {
    find: async (key) => here.get(key) ?? cache.find(key),
    keep: async (key, reply) => {
      here.set(key, reply);
    },
    keepFailure: async () => undefined,
  };
}
