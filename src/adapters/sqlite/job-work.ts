import { type Kysely, sql } from 'kysely';
import { type JobText, jobOptionsSchema, jobTextSchema } from '../../contracts/job-input.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { ClaimedJob, ClaimOptions, JobEnding, JobKey, JobLease, JobWork } from '../../ports/job-store.ts';
import { cleanQuietly } from './clean-files.ts';
import { addEvent, dropJobTexts, toJob } from './jobs.ts';
import type { OpenDatabase } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { damagedRecord } from './store-error.ts';
import type { JobsTable, Tables } from './tables.ts';

export function jobWorkIn(database: OpenDatabase): JobWork {
  const { db } = database;
  return {
    claim: (options) => claim(database, options),
    texts: (lease) => textsOf(database, lease),
    renew: async (lease, until) => {
      const { numUpdatedRows } = await ofJob(db, lease)
        .set({ lease_until: until })
        .where('state', '=', 'running')
        .where('fence', '=', lease.fence)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    report: (lease, at, progress) =>
      db.transaction().execute(async (transaction) => {
        if (!(await isHeld(transaction, lease))) return false;
        await addEvent(transaction, lease, { at, state: 'running', progress });
        return true;
      }),
    end: async (lease, ending) => {
      const ended = await db.transaction().execute(async (transaction) => {
        if (!(await isHeld(transaction, lease))) return false;
        await end(transaction, lease, ending);
        return true;
      });
      // What a done job was given are samples now, or repeats of some: a removal or a forgetting cleans after those.
      if (ended && ending.state === 'failed') await cleanQuietly(database);
      return ended;
    },
  };
}

/** Fails with `conflict` where the lease is lost or its job has appended a version before. Inside the transaction of that version. */
export async function noteVersion(
  transaction: Kysely<Tables>,
  lease: JobLease | undefined,
  version: number,
): Promise<void> {
  if (lease === undefined) return;
  const { numUpdatedRows } = await ofJob(transaction, lease)
    .set({ profile_version: version })
    .where('state', '=', 'running')
    .where('fence', '=', lease.fence)
    .where('profile_version', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  throw new HyperalignError(
    'conflict',
    `Job ${lease.job} is no longer in the hands of this process: it was cancelled, forgotten or taken over. Nothing of it was kept.`,
    { details: { job: lease.job } },
  );
}

async function claim(database: OpenDatabase, options: ClaimOptions): Promise<ClaimedJob | null> {
  // A look costs no lock: idle runners do not keep writers waiting.
  if (!(await isAnythingToDo(database.db, options))) return null;
  const { claimed, failed } = await database.db.transaction().execute(async (transaction) => {
    const interrupted = await takeBack(transaction, options);
    const { claimed, unreadable } = await takeReadable(database, transaction, options);
    return { claimed, failed: interrupted + unreadable };
  });
  if (failed > 0) await cleanQuietly(database);
  return claimed;
}

/** Takes the first job that can be read. One that cannot fails, or it would be chosen again for ever. */
async function takeReadable(
  { file }: OpenDatabase,
  transaction: Kysely<Tables>,
  options: ClaimOptions,
): Promise<{ readonly claimed: ClaimedJob | null; readonly unreadable: number }> {
  for (let unreadable = 0; ; unreadable += 1) {
    const row = await longestWaiting(transaction, options);
    if (row === undefined) return { claimed: null, unreadable };
    const taking = {
      ...{ state: 'running', started_at: options.now, attempts: row.attempts + 1, fence: row.fence + 1 },
      ...{ owner: options.owner, lease_until: options.until },
    };
    const lease: JobLease = { workspace: row.workspace, job: row.id, fence: taking.fence };
    const claimed = readOrNull(() => ({
      lease,
      job: toJob({ ...row, ...taking }, file),
      options: optionsOf(row, file),
    }));
    if (claimed !== null) {
      await ofJob(transaction, lease).set(taking).execute();
      await addEvent(transaction, lease, { at: options.now, state: 'running', progress: null });
      return { claimed, unreadable };
    }
    await end(transaction, lease, {
      ...{ state: 'failed', at: options.now },
      error: { code: 'store_damaged', message: 'What was kept of this job cannot be read.' },
    });
  }
}

function readOrNull<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch (error) {
    if (isHyperalignError(error, 'store_damaged')) return null;
    throw error;
  }
}

function inWorkspaces({ workspaces }: ClaimOptions, column = sql.ref('workspace')) {
  return workspaces === 'all'
    ? sql`true`
    : sql`${column} in (${sql.join(workspaces.length === 0 ? [null] : workspaces)})`;
}

/** False of a job that asks a model in a workspace whose tokens of the day are used up. What cannot be read is taken, and fails by that. */
function mayAsk({ day }: ClaimOptions, jobs: string) {
  const job = sql.table(jobs);
  return sql`(
    not exists (
      select 1 from workspace_limits limits where limits.workspace = ${job}.workspace and limits.tokens_per_day <= coalesce(
        (select tokens from usage_days where usage_days.workspace = limits.workspace and usage_days.day = ${day}), 0
      )
    )
    or ${job}.profile_version is not null
    or not json_valid(coalesce(${job}.options, 'none'))
    or json_extract(${job}.options, '$.useModel') is not 1
  )`;
}

async function isAnythingToDo(db: Kysely<Tables>, options: ClaimOptions): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select exists (
          select 1 from jobs where state = 'queued' and not_before <= ${options.now} and ${inWorkspaces(options)} and ${mayAsk(options, 'jobs')}
        )
        or exists (select 1 from jobs where state = 'running' and lease_until < ${options.now} and ${inWorkspaces(options)}) as found`.execute(
    db,
  );
  return rows[0]?.found === 1;
}

/** Jobs whose runner is gone wait again, unless they have outlived too many. Says how many failed for that. */
async function takeBack(transaction: Kysely<Tables>, options: ClaimOptions): Promise<number> {
  const { now, mostAttempts } = options;
  const { rows } = await sql<JobsTable>`
    select * from jobs where state = 'running' and lease_until < ${now} and ${inWorkspaces(options)}`.execute(
    transaction,
  );
  let failed = 0;
  for (const { workspace, id, attempts, profile_version } of rows) {
    const key = { workspace, job: id };
    // A job whose version is kept only lacks its last word.
    if (attempts < mostAttempts || profile_version !== null) {
      await end(transaction, key, { state: 'queued', at: now, notBefore: now, attempt: 'failed' });
      continue;
    }
    failed += 1;
    await end(transaction, key, {
      ...{ state: 'failed', at: now },
      error: { code: 'interrupted', message: `${attempts} processes that worked on it ended before it was done.` },
    });
  }
  return failed;
}

/**
 * The first job of each workspace that has room, and of those the oldest. Workspaces are found by stepping through the index, so that neither a long queue nor a full
 * workspace with many waiting costs a search.
 */
async function longestWaiting(transaction: Kysely<Tables>, options: ClaimOptions): Promise<JobsTable | undefined> {
  const { now, mostOfWorkspace } = options;
  const { rows } = await sql<JobsTable>`
    with recursive waiting(workspace) as (
      select min(workspace) from jobs where state = 'queued'
      union all
      select (select min(jobs.workspace) from jobs where state = 'queued' and jobs.workspace > waiting.workspace)
      from waiting where waiting.workspace is not null
    )
    select first.* from waiting join jobs first on first.workspace = waiting.workspace and first.id = (
      select queued.id from jobs queued
      where queued.state = 'queued' and queued.workspace = waiting.workspace and queued.not_before <= ${now}
        and ${mayAsk(options, 'queued')}
        and not exists (
          select 1 from jobs other where other.state = 'running' and other.workspace = queued.workspace and other.person = queued.person
        )
      order by queued.position limit 1
    )
    where ${inWorkspaces(options, sql.ref('waiting.workspace'))}
      and (select count(*) from jobs busy where busy.state = 'running' and busy.workspace = waiting.workspace) < ${mostOfWorkspace}
    order by first.created_at, first.workspace limit 1`.execute(transaction);
  return rows[0];
}

async function textsOf({ db, file }: OpenDatabase, { workspace, job, fence }: JobLease): Promise<readonly JobText[]> {
  const rows = await db
    .selectFrom('job_texts')
    .innerJoin('jobs', (join) =>
      join.onRef('jobs.workspace', '=', 'job_texts.workspace').onRef('jobs.id', '=', 'job_texts.job'),
    )
    .where('job_texts.workspace', '=', workspace)
    .where('job_texts.job', '=', job)
    .where('jobs.fence', '=', fence)
    .where('jobs.state', '=', 'running')
    .select(['job_texts.position', 'job_texts.body'])
    .orderBy('job_texts.position')
    .execute();
  return rows.map(({ position, body }) => toText(body, `job_texts (${workspace}, ${job}, ${position})`, file));
}

export function toText(body: string, record: string, file: string): JobText {
  const { success, data, error } = jobTextSchema.safeParse(parseJson(body));
  if (success) return data;
  throw damagedRecord(file, record, `${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`);
}

async function isHeld(transaction: Kysely<Tables>, { workspace, job, fence }: JobLease): Promise<boolean> {
  const row = await transaction
    .selectFrom('jobs')
    .where('workspace', '=', workspace)
    .where('id', '=', job)
    .where('state', '=', 'running')
    .where('fence', '=', fence)
    .select('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function end(transaction: Kysely<Tables>, key: JobKey, ending: JobEnding): Promise<void> {
  const free = { state: ending.state, owner: null, lease_until: null };
  if (ending.state === 'queued') {
    await ofJob(transaction, key)
      .set((row) => ({
        ...{ ...free, not_before: ending.notBefore },
        attempts: ending.attempt === 'given-back' ? row('attempts', '-', 1) : row.ref('attempts'),
      }))
      .execute();
  } else {
    await ofJob(transaction, key)
      .set({
        ...{ ...free, finished_at: ending.at, options: null },
        ...(ending.state === 'done'
          ? { outcome: JSON.stringify(ending.outcome) }
          : { error_code: ending.error.code, error_message: ending.error.message }),
      })
      .execute();
    await dropJobTexts(transaction, key);
  }
  await addEvent(transaction, key, { at: ending.at, state: ending.state, progress: null });
}

function ofJob(db: Kysely<Tables>, { workspace, job }: JobKey) {
  return db.updateTable('jobs').where('workspace', '=', workspace).where('id', '=', job);
}

export function optionsOf(row: JobsTable, file: string): ClaimedJob['options'] {
  const { success, data, error } = jobOptionsSchema.safeParse(parseJson(row.options));
  if (success) return data;
  const [issue] = error.issues;
  throw damagedRecord(
    file,
    `jobs (${row.workspace}, ${row.id})`,
    `options.${issue?.path.join('.')}: ${issue?.message}`,
  );
}
