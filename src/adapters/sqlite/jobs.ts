import type { Kysely, SelectQueryBuilder } from 'kysely';
import { type Job, type JobEvent, jobEventSchema, jobOutcomeSchema, jobSchema } from '../../contracts/job.ts';
import type { EnqueueOutcome, JobKey, JobStore, KeptJob, NewJob } from '../../ports/job-store.ts';
import type { PersonKey } from '../../ports/store.ts';
import { cleanQuietly } from './clean-files.ts';
import type { OpenDatabase } from './open-database.ts';
import { beforePosition, toPage } from './pages.ts';
import { parseJson } from './parse-json.ts';
import { damagedRecord } from './store-error.ts';
import type { JobEventsTable, JobsTable, Tables } from './tables.ts';

export function jobsIn(database: OpenDatabase): JobStore {
  const { db, file } = database;
  return {
    enqueue: (workspace, job) => enqueue(database, workspace, job),
    find: (key) => findJob(database, key),
    list: async (workspace, { person, after, limit }) => {
      let query = db.selectFrom('jobs').where('workspace', '=', workspace);
      if (person !== undefined) query = query.where('person', '=', person);
      if (after !== undefined) query = query.where('position', '<', beforePosition(after));
      const rows = await query
        .selectAll()
        .orderBy('position', 'desc')
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row) => toJob(row, file));
    },
    cancel: async (key, at) => {
      const cancelled = await db.transaction().execute((transaction) => cancel(transaction, key, at));
      if (cancelled) await cleanQuietly(database);
      return findJob(database, key);
    },
    events: async ({ workspace, job }, after) => {
      const rows = await db
        .selectFrom('job_events')
        .where('workspace', '=', workspace)
        .where('job', '=', job)
        .where('number', '>', after)
        .selectAll()
        .orderBy('number')
        .execute();
      return rows.map((row) => toEvent(row, file));
    },
    expire: (workspace, before) => db.transaction().execute((transaction) => expire(transaction, workspace, before)),
  };
}

/** SQLite takes 32,766 values a statement; a text has six. */
const rowsAtOnce = 1000;

async function enqueue(
  { db, file }: OpenDatabase,
  workspace: string,
  { options, texts, ...job }: NewJob,
): Promise<EnqueueOutcome> {
  return db.transaction().execute(async (transaction) => {
    const known = await ofIdempotencyKey(transaction, workspace, job.idempotencyKey);
    if (known !== undefined)
      return { kind: known.request === job.request ? 'known' : 'other-request', job: toJob(known, file) };
    const { last } = await transaction
      .selectFrom('jobs')
      .where('workspace', '=', workspace)
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirstOrThrow();
    const row: JobsTable = {
      ...{ workspace, id: job.id, person: job.person, kind: job.kind, state: 'queued' },
      ...{ position: Number(last ?? 0) + 1, texts: texts.length, created_at: job.createdAt, started_at: null },
      ...{ finished_at: null, not_before: job.createdAt, attempts: 0, owner: null, fence: 0, lease_until: null },
      ...{ event_count: 0, idempotency_key: job.idempotencyKey, request: job.request },
      ...{ options: JSON.stringify(options), profile_version: null, outcome: null, error_code: null },
      error_message: null,
    };
    await transaction.insertInto('jobs').values(row).execute();
    for (let start = 0; start < texts.length; start += rowsAtOnce) {
      const rows = texts.slice(start, start + rowsAtOnce).map((text, at) => ({
        ...{ workspace, job: job.id, position: start + at, person: job.person, sample_id: text.id },
        body: JSON.stringify(text),
      }));
      await transaction.insertInto('job_texts').values(rows).execute();
    }
    await addEvent(transaction, { workspace, job: job.id }, { at: job.createdAt, state: 'queued', progress: null });
    return { kind: 'added', job: toJob(row, file) };
  });
}

function ofIdempotencyKey(db: Kysely<Tables>, workspace: string, key: string | null) {
  if (key === null) return undefined;
  return db
    .selectFrom('jobs')
    .where('workspace', '=', workspace)
    .where('idempotency_key', '=', key)
    .selectAll()
    .executeTakeFirst();
}

async function cancel(transaction: Kysely<Tables>, key: JobKey, at: string): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('jobs')
    .set({ state: 'cancelled', finished_at: at, options: null, owner: null, lease_until: null })
    .where('workspace', '=', key.workspace)
    .where('id', '=', key.job)
    .where('state', 'in', ['queued', 'running'])
    .where('profile_version', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await dropJobTexts(transaction, key);
  await addEvent(transaction, key, { at, state: 'cancelled', progress: null });
  return true;
}

function expire(transaction: Kysely<Tables>, workspace: string, before: string): Promise<number> {
  return removeJobs(transaction, workspace, (jobs) =>
    jobs.where('state', 'in', ['done', 'failed', 'cancelled']).where('finished_at', '<', before),
  );
}

/** Inside a transaction. Removes the jobs of a person with all that belongs to them and says how many. */
export function dropJobs(transaction: Kysely<Tables>, { workspace, person }: PersonKey): Promise<number> {
  return removeJobs(transaction, workspace, (jobs) => jobs.where('person', '=', person));
}

type ChooseJobs = (
  jobs: SelectQueryBuilder<Tables, 'jobs', { id: string }>,
) => SelectQueryBuilder<Tables, 'jobs', { id: string }>;

/** Children first. */
async function removeJobs(transaction: Kysely<Tables>, workspace: string, choose: ChooseJobs): Promise<number> {
  const chosen = choose(transaction.selectFrom('jobs').where('workspace', '=', workspace).select('id'));
  for (const table of ['job_texts', 'job_events'] as const)
    await transaction.deleteFrom(table).where('workspace', '=', workspace).where('job', 'in', chosen).execute();
  const { numDeletedRows } = await transaction
    .deleteFrom('jobs')
    .where('workspace', '=', workspace)
    .where('id', 'in', chosen)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function dropJobTexts(db: Kysely<Tables>, { workspace, job }: JobKey): Promise<void> {
  await db.deleteFrom('job_texts').where('workspace', '=', workspace).where('job', '=', job).execute();
}

/** Inside the transaction of the change it tells of. */
export async function addEvent(
  transaction: Kysely<Tables>,
  { workspace, job }: JobKey,
  event: Omit<JobEvent, 'number'>,
): Promise<void> {
  const { event_count: number } = await transaction
    .updateTable('jobs')
    .set((row) => ({ event_count: row('event_count', '+', 1) }))
    .where('workspace', '=', workspace)
    .where('id', '=', job)
    .returning('event_count')
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('job_events')
    .values({ workspace, job, number, at: event.at, body: JSON.stringify({ number, ...event }) })
    .execute();
}

/** Whether a write of a job may still be kept: it may not once its person was forgotten. True where no job is named. */
export async function isJobThere(db: Kysely<Tables>, key: JobKey | undefined): Promise<boolean> {
  if (key === undefined) return true;
  const row = await db
    .selectFrom('jobs')
    .where('workspace', '=', key.workspace)
    .where('id', '=', key.job)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function findJob({ db, file }: OpenDatabase, { workspace, job }: JobKey): Promise<KeptJob | null> {
  const row = await db
    .selectFrom('jobs')
    .where('workspace', '=', workspace)
    .where('id', '=', job)
    .selectAll()
    .executeTakeFirst();
  return row === undefined ? null : toJob(row, file);
}

export function toJob(row: JobsTable, file: string): KeptJob {
  const job = jobSchema.safeParse({
    ...{ id: row.id, person: row.person, kind: row.kind, state: row.state, texts: row.texts },
    ...{ createdAt: row.created_at, startedAt: row.started_at, finishedAt: row.finished_at, attempts: row.attempts },
    error: errorOf(row),
  });
  const outcome = jobOutcomeSchema.nullable().safeParse(parseJson(row.outcome));
  const issue = (job.error ?? outcome.error)?.issues[0];
  if (job.success && outcome.success)
    return { ...job.data, profileVersion: row.profile_version, outcome: outcome.data };
  throw damagedRecord(file, `jobs (${row.workspace}, ${row.id})`, `${issue?.path.join('.')}: ${issue?.message}`);
}

function errorOf({ error_code, error_message }: JobsTable): Job['error'] {
  return error_code === null ? null : { code: error_code, message: error_message ?? '' };
}

export function toEvent({ workspace, job, number, body }: JobEventsTable, file: string): JobEvent {
  const { success, data, error } = jobEventSchema.safeParse(parseJson(body));
  if (success) return data;
  const [issue] = error.issues;
  throw damagedRecord(
    file,
    `job_events (${workspace}, ${job}, ${number})`,
    `${issue?.path.join('.')}: ${issue?.message}`,
  );
}
