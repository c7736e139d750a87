import type { IdempotencyStore, IdempotentRequest } from '../ports/idempotency-store.ts';
import type { PersonKey } from '../ports/store.ts';

interface Kept extends IdempotentRequest {
  readonly state: 'open' | 'answered' | 'forgotten';
}

export interface MemoryIdempotency {
  readonly idempotency: IdempotencyStore;
  forget(key: PersonKey): number;
}

/** Records of repeatable requests as long as the process lives. */
export function memoryIdempotency(): MemoryIdempotency {
  const workspaces = new Map<string, Map<string, Kept>>();
  const of = (workspace: string): Map<string, Kept> => {
    const kept = workspaces.get(workspace) ?? new Map<string, Kept>();
    workspaces.set(workspace, kept);
    return kept;
  };
  const open = (workspace: string, { key, request }: Pick<IdempotentRequest, 'key' | 'request'>): Kept | null => {
    const kept = of(workspace).get(key);
    return kept?.state === 'open' && kept.request === request ? kept : null;
  };
  return {
    idempotency: {
      begin: async (workspace, request) => {
        const kept = of(workspace).get(request.key);
        const isOver = kept === undefined || kept.expiresAt <= request.at;
        if (!isOver && kept.request !== request.request) return { kind: 'other-request' };
        if (!isOver && kept.state === 'forgotten') return { kind: 'forgotten' };
        if (!isOver && kept.state === 'answered') return { kind: 'answered' };
        if (!isOver && kept.lockedUntil > request.at) return { kind: 'under-way' };
        of(workspace).set(request.key, { ...request, state: 'open' });
        return { kind: 'begun' };
      },
      finish: async (workspace, request) => {
        const kept = open(workspace, request);
        if (kept !== null) of(workspace).set(request.key, { ...kept, state: 'answered' });
      },
      release: async (workspace, request) => {
        if (open(workspace, request) !== null) of(workspace).delete(request.key);
      },
      expire: async (workspace, before) => {
        const old = [...of(workspace).values()].filter(({ expiresAt }) => expiresAt < before);
        for (const { key } of old) of(workspace).delete(key);
        return old.length;
      },
    },
    forget: ({ workspace, person }) => {
      const own = [...of(workspace).values()].filter((kept) => kept.person === person);
      for (const kept of own) of(workspace).set(kept.key, { ...kept, state: 'forgotten', person: null });
      return own.length;
    },
  };
}
