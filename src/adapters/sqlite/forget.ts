import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type ErrorCode, HyperalignError, isHyperalignError } from '../../errors.ts';
import type { ForgottenRecords, PersonKey, Store } from '../../ports/store.ts';
import { insertEntry, unnamePerson } from './audit.ts';
import { dropGuidances } from './guidances.ts';
import type { OpenDatabase } from './open-database.ts';
import { dropReplies } from './replies.ts';
import type { Tables } from './tables.ts';

/** Removes the rows in one transaction, then every trace of them from the files. Repeating it cleans the files again. */
export async function forget(
  database: OpenDatabase,
  key: PersonKey,
  entryOf: Parameters<Store['forget']>[1],
): Promise<ForgottenRecords> {
  const records = await database.db.transaction().execute(async (transaction) => {
    const removed = await removeRows(transaction, key);
    if (entryOf !== undefined) await insertEntry(transaction, entryOf(removed));
    return removed;
  });
  await cleanFiles(database);
  return records;
}

/** Children first, so that each is counted. */
async function removeRows(transaction: Kysely<Tables>, { workspace, person }: PersonKey): Promise<ForgottenRecords> {
  const ofPerson = async (table: PersonalTable) => {
    const { numDeletedRows } = await transaction
      .deleteFrom(table)
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .executeTakeFirst();
    return Number(numDeletedRows);
  };
  const { numDeletedRows } = await transaction
    .deleteFrom('usage_entries')
    .where('workspace', '=', workspace)
    .where('run_id', 'in', (query) =>
      query.selectFrom('runs').where('workspace', '=', workspace).where('person', '=', person).select('id'),
    )
    .executeTakeFirst();
  const usageEntries = Number(numDeletedRows);
  const runs = await ofPerson('runs');
  const hypotheses = await ofPerson('hypotheses');
  const profileVersions = await ofPerson('profile_versions');
  const samples = await ofPerson('samples');
  const edits = await ofPerson('edits');
  const replies = await dropReplies(transaction, { workspace, person }, 'all');
  const guidances = await dropGuidances(transaction, { workspace, person });
  // Before the tokens go: entries are known by them.
  await unnamePerson(transaction, { workspace, person });
  const keys = await ofPerson('access_keys');
  await ofPerson('people');
  return { samples, profileVersions, hypotheses, edits, replies, guidances, runs, usageEntries, keys };
}

type PersonalTable = 'hypotheses' | 'profile_versions' | 'samples' | 'edits' | 'runs' | 'access_keys' | 'people';

/**
 * Deleted rows are overwritten (secure_delete), but older copies lie in the write-ahead log and, after pages were split or
 * merged, in the gaps of pages. Vacuum writes every page anew; the checkpoint moves them to the main file and empties the log.
 */
export async function cleanFiles({ db, file, busyTimeout }: OpenDatabase): Promise<void> {
  try {
    await sql`vacuum`.execute(db);
  } catch (error) {
    // Without room for a second copy, emptying the log still removes what it can.
    await isLogInUse(db).catch(() => undefined);
    throw isHyperalignError(error) ? uncleaned(file, error.code, error) : error;
  }
  const giveUpAt = performance.now() + busyTimeout;
  while (await isLogInUse(db)) {
    if (performance.now() > giveUpAt) throw uncleaned(file, 'conflict');
    await pause(5);
  }
}

function uncleaned(file: string, code: ErrorCode, cause?: HyperalignError): HyperalignError {
  const why = cause === undefined ? 'another process kept reading them' : `they could not be rewritten (${code})`;
  return new HyperalignError(
    code,
    `The records are removed, but ${file} and its log may still hold copies, because ${why}. Free some space, stop other uses of the store, and forget again.`,
    { details: { file }, cause },
  );
}

async function isLogInUse(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 1;
}
