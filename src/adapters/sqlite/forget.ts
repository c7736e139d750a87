import type { Kysely } from 'kysely';
import type { ForgottenRecords, PersonKey } from '../../ports/store.ts';
import { cleanFiles } from './clean-files.ts';
import { dropGuidances } from './guidances.ts';
import { forgetAnswers } from './idempotency-records.ts';
import { dropJobs } from './jobs.ts';
import type { OpenDatabase } from './open-database.ts';
import { dropReplies } from './replies.ts';
import type { Tables } from './tables.ts';

/** Removes the rows in one transaction, then every trace of them from the files. Repeating it cleans the files again. */
export async function forget(database: OpenDatabase, key: PersonKey): Promise<ForgottenRecords> {
  const records = await database.db.transaction().execute((transaction) => removeRows(transaction, key));
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
  const comparisons = await ofPerson('comparisons');
  const attestations = await ofPerson('attestations');
  const idempotencyRecords = await forgetAnswers(transaction, { workspace, person });
  await ofPerson('people');
  return {
    ...{ samples, profileVersions, hypotheses, edits, replies, guidances, runs, usageEntries },
    ...{ jobs, comparisons, attestations, idempotencyRecords },
  };
}

type TableOfPerson =
  | 'hypotheses'
  | 'profile_versions'
  | 'samples'
  | 'edits'
  | 'runs'
  | 'comparisons'
  | 'attestations'
  | 'people';
