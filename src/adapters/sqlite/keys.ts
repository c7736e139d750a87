import type { Kysely } from 'kysely';
import { type AccessKey, accessKeySchema } from '../../contracts/access-key.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { KeyRef, KeyStore, StoredKey } from '../../ports/key-store.ts';
import { insertEntry } from './audit.ts';
import type { OpenDatabase } from './open-database.ts';
import { toStoreError } from './store-error.ts';
import type { AccessKeysTable, Tables } from './tables.ts';

export function keysIn(database: OpenDatabase): KeyStore {
  const { db, file } = database;
  return {
    add: (stored, entry) =>
      db.transaction().execute(async (transaction) => {
        await insertKey(transaction, stored);
        await insertEntry(transaction, entry);
      }),
    find: async (ref) => {
      const row = await ofRef(db, ref).executeTakeFirst();
      // A row that is not there is read like one that is, so that the time does not tell.
      const stored = toStoredKey(row ?? nobodys, file);
      return row === undefined ? null : stored;
    },
    // By the audit log, too: forgetting somebody takes their tokens away, and must not open a server.
    wereIssued: async () =>
      (await db.selectFrom('access_keys').select('id').limit(1).executeTakeFirst()) !== undefined ||
      (await db
        .selectFrom('audit_entries')
        .select('id')
        .where('action', '=', 'keys.issue')
        .limit(1)
        .executeTakeFirst()) !== undefined,
    list: async (workspace) => {
      const rows = await db
        .selectFrom('access_keys')
        .where('workspace', '=', workspace)
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute();
      return rows.map((row) => toStoredKey(row, file).key);
    },
    rotate: (ref, { fromHash, toHash, previousUntil }, entry) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('access_keys')
          .set({ secret_hash: toHash, previous_hash: fromHash, previous_until: previousUntil })
          .where('workspace', '=', ref.workspace)
          .where('id', '=', ref.id)
          .where('secret_hash', '=', fromHash)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await insertEntry(transaction, entry);
        return true;
      }),
    revoke: (ref, at, entry) =>
      db.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('access_keys')
          .set({ revoked_at: at })
          .where('workspace', '=', ref.workspace)
          .where('id', '=', ref.id)
          .where('revoked_at', 'is', null)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return false;
        await insertEntry(transaction, entry);
        return true;
      }),
    noteUse: (ref, at) => noteUse(database, ref, at),
  };
}

const nobodys: AccessKeysTable = {
  ...{ workspace: 'nobody', id: 'aaaaaaaaaaaaaaaa', name: 'nobody', scopes: 'read', person: null },
  ...{ created_at: '1970-01-01T00:00:00.000Z', expires_at: null, last_used_at: '1970-01-01T00:00:00.000Z' },
  ...{ revoked_at: null, secret_hash: '0'.repeat(64), previous_hash: null, previous_until: null },
};

function ofRef(db: Kysely<Tables>, { workspace, id }: KeyRef) {
  return db.selectFrom('access_keys').where('workspace', '=', workspace).where('id', '=', id).selectAll();
}

async function insertKey(transaction: Kysely<Tables>, { key, secretHash, previous }: StoredKey): Promise<void> {
  const { workspace, id, name, scopes, person, createdAt, expiresAt, lastUsedAt, revokedAt } = key;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('access_keys')
    .values({
      ...{ workspace, id, name, scopes: scopes.join(' '), person, created_at: createdAt, expires_at: expiresAt },
      ...{ last_used_at: lastUsedAt, revoked_at: revokedAt, secret_hash: secretHash },
      previous_hash: previous?.secretHash ?? null,
      previous_until: previous?.until ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return;
  throw new HyperalignError('conflict', `There is a key "${id}" in "${workspace}" already. Try again.`);
}

/**
 * Past the queue of patient writes: a request must not wait for another process to say when its key was last used, nor for the disk. In a write-ahead log a
 * commit without sync survives the process, and the next synced one takes it along.
 */
async function noteUse({ db, connection, file }: OpenDatabase, { workspace, id }: KeyRef, at: string): Promise<void> {
  await db.connection().execute(async () => {
    try {
      connection.exec('pragma synchronous = normal');
      connection
        .prepare(
          'update access_keys set last_used_at = ? where workspace = ? and id = ? and (last_used_at is null or last_used_at < ?)',
        )
        .run(at, workspace, id, at);
    } catch (error) {
      const failure = toStoreError(error, file);
      if (!isHyperalignError(failure) || failure.code === 'store_damaged') throw failure;
    } finally {
      connection.exec('pragma synchronous = full');
    }
  });
}

/** Also rows that were altered by other hands: whatever is not as it was written opens nothing. */
export function toStoredKey(row: AccessKeysTable, file: string): StoredKey {
  const { workspace, id, name, person, created_at, expires_at, last_used_at, revoked_at } = row;
  const { success, data, error } = accessKeySchema.safeParse({
    ...{ id, workspace, name, person, scopes: row.scopes.split(' ') },
    ...{ createdAt: created_at, expiresAt: expires_at, lastUsedAt: last_used_at, revokedAt: revoked_at },
  } satisfies Record<keyof AccessKey, unknown>);
  if (!success) throw damagedKey(row, file, `${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`);
  const { secret_hash: secretHash, previous_hash, previous_until } = row;
  if (!isHash(secretHash) || (previous_hash !== null && !isHash(previous_hash)))
    throw damagedKey(row, file, 'its hash is none');
  if (previous_until !== null && Number.isNaN(Date.parse(previous_until)))
    throw damagedKey(row, file, 'its time of grace is none');
  const previous =
    previous_hash === null || previous_until === null ? null : { secretHash: previous_hash, until: previous_until };
  return { key: data, secretHash, previous };
}

function isHash(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

function damagedKey({ workspace, id }: AccessKeysTable, file: string, what: string): HyperalignError {
  const record = `access_keys (${workspace}, ${id})`;
  return new HyperalignError(
    'store_damaged',
    `The record ${record} in ${file} cannot be read (${what}). Nothing was deleted. Restore the file from a backup, or issue another key.`,
    { details: { file, record } },
  );
}
