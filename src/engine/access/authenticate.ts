import type { Principal } from '../../contracts/access.ts';
import { judgeKey, type KeyRefusal, parseKeyText } from '../../core/access/index.ts';
import type { StoredKey } from '../../ports/key-store.ts';
import { isoTime } from '../record-run.ts';
import type { AccessPorts } from './access-ports.ts';
import { equalHashes, hashKey } from './hash-key.ts';

/** Who a key belongs to, or why it opens nothing: `malformed` where it is no key or was mistyped, which is told without asking the store. */
export type Authentication = Principal | 'malformed' | KeyRefusal;

/**
 * Reads one row. A key nobody has costs what a wrong secret costs, and both are `unknown`. A use is noted at most once a minute a key; that it could not be
 * noted shuts nobody out.
 */
export async function authenticate(ports: Pick<AccessPorts, 'store' | 'clock'>, text: string): Promise<Authentication> {
  const parts = parseKeyText(text);
  if (parts === null) return 'malformed';
  const presented = hashKey(parts);
  const found = await ports.store.keys.find(parts);
  const { key, secretHash, previous } = found ?? nobodys;
  // Both are compared always, so that the time tells neither which one fitted nor whether there is a key.
  const isCurrent = equalHashes(presented, secretHash);
  const isPrevious = equalHashes(presented, previous?.secretHash ?? noHash);
  const now = ports.clock.now();
  const refusal = judgeKey({
    secret: found === null ? 'none' : secretNamed(isCurrent, isPrevious),
    expiresAt: key.expiresAt,
    revokedAt: key.revokedAt,
    previousUntil: previous?.until ?? null,
    now,
  });
  if (refusal !== null) return refusal;
  if (key.lastUsedAt === null || now - Date.parse(key.lastUsedAt) >= noteEveryMs)
    await ports.store.keys.noteUse(key, isoTime(now));
  return { workspace: key.workspace, person: key.person, scopes: key.scopes, keyId: key.id };
}

const noteEveryMs = 60_000;

function secretNamed(isCurrent: boolean, isPrevious: boolean): 'current' | 'previous' | 'none' {
  if (isCurrent) return 'current';
  return isPrevious ? 'previous' : 'none';
}

/** No text has this hash: finding one would break SHA-256. */
const noHash = '0'.repeat(64);

/** Stands in for a key that is not there. */
const nobodys: StoredKey = {
  key: {
    ...{ id: 'aaaaaaaaaaaaaaaa', workspace: 'nobody', name: 'nobody', scopes: ['read'], person: null },
    ...{ createdAt: '1970-01-01T00:00:00.000Z', expiresAt: null, lastUsedAt: null, revokedAt: null },
  },
  secretHash: noHash,
  previous: null,
};
