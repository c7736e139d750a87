import { createHash } from 'node:crypto';
import type { AccessKey } from '../contracts/access-key.ts';
import type { AuditEntry } from '../contracts/audit-entry.ts';
import type { StoredKey } from '../ports/key-store.ts';

const issuedOn = '2025-05-08T12:00:00.000Z';

/** SHA-256 of a word that stands for a secret. */
export function hashOf(word: string): string {
  return createHash('sha256').update(word).digest('hex');
}

/** A key of the workspace `default` that may read, never expires and was never used. */
export function storedKeyOf(key: Partial<AccessKey> = {}, stored: Partial<Omit<StoredKey, 'key'>> = {}): StoredKey {
  return {
    key: {
      id: 'mfrggzdfmztwq2lk',
      workspace: 'default',
      name: 'mail app',
      scopes: ['read'],
      person: null,
      createdAt: issuedOn,
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      ...key,
    },
    secretHash: hashOf('secret'),
    previous: null,
    ...stored,
  };
}

/** An export of nobody in particular, done on the machine itself. */
export function entryOf(overrides: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id: 'a_1',
    at: issuedOn,
    workspace: 'default',
    keyId: null,
    action: 'profile.export',
    person: null,
    outcome: 'ok',
    details: {},
    ...overrides,
  };
}
