import { setTimeout as pause } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { type ErrorCode, HyperalignError, isHyperalignError } from '../../errors.ts';
import type { OpenDatabase } from './open-database.ts';
import type { Tables } from './tables.ts';

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

/** The same for what was removed on the way: as far as others who read permit, since nobody asked for the cleaning alone. */
export async function cleanQuietly(database: OpenDatabase): Promise<void> {
  await cleanFiles({ ...database, busyTimeout: 0 }).catch(() => undefined);
}

async function isLogInUse(db: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 1;
}
