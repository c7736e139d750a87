import type { Access as KeptAccess } from '../access.ts';
import type { Access } from './access.ts';

/** Keys that are kept in the store, with the requests that their workspaces may ask for. */
export function keyedAccess(kept: Pick<KeptAccess, 'authenticate' | 'take'>): Access {
  return {
    keysInForce: true,
    authenticate: async (secret) => (secret === null ? 'missing' : kept.authenticate(secret)),
    admit: async (principal) => {
      const admission = await kept.take(principal);
      return admission.kind === 'limited'
        ? { kind: 'too-many', retryAfterMs: admission.retryAfterMs }
        : { kind: 'admitted' };
    },
  };
}
