import type { KeptResults } from '../ports/kept-results.ts';
import type { CachedReply, ReplyCache } from '../ports/reply-cache.ts';
import { withoutLearner } from './planned-learner.ts';

/** Reads what is kept and adds nothing to it; within this one, the same question is still asked once. */
export function withoutKeeping(cache: ReplyCache): ReplyCache {
  const here = new Map<string, CachedReply>();
  return {
    find: async (key) => here.get(key) ?? cache.find(withoutLearner(key)),
    keep: async (key, reply) => {
      here.set(key, reply);
    },
    keepFailure: async () => undefined,
  };
}

/** The same of measured results. */
export function withoutKeepingResults(results: KeptResults): KeptResults {
  return { find: (key) => results.find(key), keep: async () => undefined };
}

/** Neither finds nor keeps: a question is asked as often as it is put, and its answer is nowhere but with the asker. */
export const keepsNothing: ReplyCache = {
  find: async () => null,
  keep: async () => undefined,
  keepFailure: async () => undefined,
};
