import type { Kysely } from 'kysely';
import type { ForgottenRecords, PersonKey, Store } from '../../ports/store.ts';
import { insertEntry, unnamePerson } from './audit.ts';
import { cleanFiles } from './clean-files.ts';
import { dropGuidances } from './guidances.ts';
import { forgetAnswers } from './idempotency-records.ts';
import { dropJobs } from './jobs.ts';
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
  const ofPerson = async (table: TableOfPerson) => {
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
  const jobs = await dropJobs(transaction, { workspace, person });
  const hypotheses = await ofPerson('hypotheses');
  const profileVersions = await ofPerson('profile_versions');
  const samples = await ofPerson('samples');
  const edits = await ofPerson('edits');
  const replies = await dropReplies(transaction, { workspace, person }, 'all');
  const guidances = await dropGuidances(transaction, { workspace, person });
  // Before the tokens go: entries are known by them.
  await unnamePerson(transaction, { workspace, person });
  const keys = await ofPerson('access_keys');
  const comparisons = await ofPerson('comparisons');
  const attestations = await ofPerson('attestations');
  const idempotencyRecords = await forgetAnswers(transaction, { workspace, person });
  await ofPerson('people');
  return {
    ...{ samples, profileVersions, hypotheses, edits, replies, guidances, runs, usageEntries },
    ...{ keys, jobs, comparisons, attestations, idempotencyRecords },
  };
}

type TableOfPerson =
  | 'hypotheses'
  | 'profile_versions'
  | 'samples'
  | 'edits'
  | 'runs'
  | 'access_keys'
  | 'comparisons'
  | 'attestations'
  | 'people';
