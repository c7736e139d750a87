import type { Access as KeptAccess } from '../access.ts';
import type { Access } from './access.ts';

/** Keys that are kept in the store, with the limits of their workspaces. */
export function keyedAccess(
  kept: Pick<KeptAccess, 'authenticate' | 'take' | 'budget'>,
  { now }: { readonly now: () => number },
): Access {
  return {
    keysInForce: true,
    authenticate: async (secret) => (secret === null ? 'missing' : kept.authenticate(secret)),
    admit: async (principal, use) => {
      const admission = await kept.take(principal);
      if (admission.kind === 'limited') return { kind: 'too-many', retryAfterMs: admission.retryAfterMs };
      if (use === 'no-model') return { kind: 'admitted' };
      const { kind, resetsAt } = await kept.budget(principal.workspace);
      return kind === 'within'
        ? { kind: 'admitted' }
        : { kind: 'spent', retryAfterMs: Math.max(0, Date.parse(resetsAt) - now()) };
    },
  };
}
