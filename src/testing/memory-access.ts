import type { AuditEntry } from '../contracts/audit-entry.ts';
import type { WorkspaceLimits } from '../contracts/workspace-limits.ts';
import { HyperalignError } from '../errors.ts';
import type { AuditStore } from '../ports/audit-store.ts';
import type { KeyRef, KeyStore, StoredKey } from '../ports/key-store.ts';
import type { LimitsStore } from '../ports/limits-store.ts';
import type { PersonKey } from '../ports/store.ts';

/** Keys, audit log and limits of the memory store. */
export interface MemoryAccess {
  readonly keys: KeyStore;
  readonly audit: AuditStore;
  readonly limits: LimitsStore;
  tokensPerDay(workspace: string): number | null;
  /** Removes the person's tokens and says how many; takes them and the person out of the audit log. */
  forget(key: PersonKey): number;
}

export function memoryAccess(): MemoryAccess {
  const keys = new Map<string, StoredKey>();
  const entries: AuditEntry[] = [];
  const limits = new Map<string, WorkspaceLimits>();
  const audit = auditOf(entries);
  return {
    keys: keysOf(keys, audit),
    audit,
    limits: {
      get: async (workspace) =>
        structuredClone(limits.get(workspace) ?? { requestsPerMinute: null, tokensPerDay: null }),
      set: async (workspace, set, entry) => {
        limits.set(workspace, structuredClone(set));
        await audit.add(entry);
      },
    },
    tokensPerDay: (workspace) => limits.get(workspace)?.tokensPerDay ?? null,
    forget: (person) => forget(keys, entries, person),
  };
}

function keysOf(keys: Map<string, StoredKey>, audit: AuditStore): KeyStore {
  const change = (ref: KeyRef, changed: (stored: StoredKey) => StoredKey | null): boolean => {
    const stored = keys.get(slotOf(ref));
    const next = stored === undefined || stored.key.revokedAt !== null ? null : changed(stored);
    if (next !== null) keys.set(slotOf(ref), next);
    return next !== null;
  };
  let issued = false;
  return {
    add: async (stored, entry) => {
      const { id, workspace } = stored.key;
      if (keys.has(slotOf(stored.key)))
        throw new HyperalignError('conflict', `There is a key "${id}" in "${workspace}" already. Try again.`);
      keys.set(slotOf(stored.key), structuredClone(stored));
      issued = true;
      await audit.add(entry);
    },
    find: async (ref) => structuredClone(keys.get(slotOf(ref)) ?? null),
    wereIssued: async () => issued,
    list: async (workspace) =>
      structuredClone([...keys.values()].map(({ key }) => key))
        .filter((key) => key.workspace === workspace)
        .toSorted((a, b) => descending(a.createdAt, b.createdAt) || descending(a.id, b.id)),
    rotate: async (ref, { fromHash, toHash, previousUntil }, entry) => {
      const rotated = change(ref, (stored) =>
        stored.secretHash === fromHash
          ? { ...stored, secretHash: toHash, previous: { secretHash: fromHash, until: previousUntil } }
          : null,
      );
      if (rotated) await audit.add(entry);
      return rotated;
    },
    revoke: async (ref, at, entry) => {
      const revoked = change(ref, (stored) => ({ ...stored, key: { ...stored.key, revokedAt: at } }));
      if (revoked) await audit.add(entry);
      return revoked;
    },
    noteUse: async (ref, at) => {
      const stored = keys.get(slotOf(ref));
      if (stored !== undefined && (stored.key.lastUsedAt ?? '') < at)
        keys.set(slotOf(ref), { ...stored, key: { ...stored.key, lastUsedAt: at } });
    },
  };
}

function auditOf(entries: AuditEntry[]): AuditStore {
  return {
    add: async (entry) => {
      const isKept = ({ workspace, id }: AuditEntry) => workspace === entry.workspace && id === entry.id;
      if (!entries.some(isKept)) entries.push(structuredClone(entry));
    },
    list: async (workspace, limit) =>
      structuredClone(
        entries
          .filter((entry) => entry.workspace === workspace)
          .toSorted((a, b) => descending(a.at, b.at) || descending(a.id, b.id))
          .slice(0, limit),
      ),
  };
}

function forget(keys: Map<string, StoredKey>, entries: AuditEntry[], { workspace, person }: PersonKey): number {
  const own = [...keys.values()].filter(({ key }) => key.workspace === workspace && key.person === person);
  const tokens = new Set<string | number | null>(own.map(({ key }) => key.id));
  for (const [at, entry] of entries.entries()) {
    const names =
      entry.person === person ||
      tokens.has(entry.keyId) ||
      Object.values(entry.details).some((value) => tokens.has(value));
    if (entry.workspace !== workspace || !names) continue;
    entries[at] = {
      ...entry,
      person: entry.person === person ? null : entry.person,
      keyId: tokens.has(entry.keyId) ? null : entry.keyId,
      details: Object.fromEntries(Object.entries(entry.details).filter(([, value]) => typeof value === 'number')),
    };
  }
  for (const { key } of own) keys.delete(slotOf(key));
  return own.length;
}

function slotOf({ workspace, id }: KeyRef): string {
  return `${workspace}\0${id}`;
}

function descending(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}
