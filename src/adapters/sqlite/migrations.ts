import { type Kysely, sql } from 'kysely';

/** One step of the schema, run once, in a transaction. A released one is never changed: a change is a new step. */
export type Migration = (db: Kysely<unknown>) => Promise<void>;

/** In order; the schema version of a store is the number of steps it has seen. */
export const migrations: readonly Migration[] = [
  createTables,
  createEdits,
  createReplies,
  createGuidances,
  createAccess,
  createJobs,
  createProxiedDays,
];

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('people_key', ['workspace', 'person'])
    .execute();
  await createSamples(db);
  await createProfiles(db);
  await createRuns(db);
}

async function createSamples(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('samples')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('register', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('words', 'integer', (column) => column.notNull())
    .addColumn('source_kind', 'text', (column) => column.notNull())
    .addColumn('source_label', 'text', (column) => column.notNull())
    .addColumn('source_unit', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('written_at', 'text')
    .addColumn('added_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('samples_key', ['workspace', 'person', 'id'])
    .addForeignKeyConstraint('samples_person', ['workspace', 'person'], 'people', ['workspace', 'person'])
    .execute();
}

async function createProfiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('profile_versions')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('hypothesis_count', 'integer', (column) => column.notNull())
    .addColumn('sample_count', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('profile_versions_key', ['workspace', 'person', 'version'])
    .addForeignKeyConstraint('profile_versions_person', ['workspace', 'person'], 'people', ['workspace', 'person'])
    .execute();
  await db.schema
    .createTable('hypotheses')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('dimension', 'text', (column) => column.notNull())
    .addColumn('origin', 'text', (column) => column.notNull())
    .addColumn('standing', 'text', (column) => column.notNull())
    .addColumn('reward', 'double precision')
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('hypotheses_key', ['workspace', 'person', 'version', 'position'])
    .addForeignKeyConstraint('hypotheses_version', ['workspace', 'person', 'version'], 'profile_versions', [
      'workspace',
      'person',
      'version',
    ])
    .execute();
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  // A run may name a person of whom nothing is kept, such as one that was looked for in vain.
  await db.schema
    .createTable('runs')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('finished_at', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('runs_key', ['workspace', 'id'])
    .execute();
  await db.schema.createIndex('runs_by_start').on('runs').columns(['workspace', 'started_at', 'id']).execute();
  await db.schema.createIndex('runs_by_person').on('runs').columns(['workspace', 'person']).execute();
  await db.schema
    .createTable('usage_entries')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('run_id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('prompt', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('input_tokens', 'integer', (column) => column.notNull())
    .addColumn('output_tokens', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_entries_key', ['workspace', 'run_id', 'position'])
    .addForeignKeyConstraint('usage_entries_run', ['workspace', 'run_id'], 'runs', ['workspace', 'id'])
    .execute();
}

async function createEdits(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('edits')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('edited_at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('edits_key', ['workspace', 'person', 'id'])
    .addForeignKeyConstraint('edits_person', ['workspace', 'person'], 'people', ['workspace', 'person'])
    .execute();
}

async function createReplies(db: Kysely<unknown>): Promise<void> {
  // Like a run, a reply may name a person of whom nothing else is kept yet.
  await db.schema
    .createTable('replies')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('finish_reason', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('replies_key', ['workspace', 'person', 'question'])
    .execute();
  await db.schema.createIndex('replies_by_time').on('replies').columns(['workspace', 'kept_at']).execute();
}

async function createGuidances(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('guidances')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('recipe', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('guidances_key', ['workspace', 'person', 'recipe'])
    .addForeignKeyConstraint('guidances_person', ['workspace', 'person'], 'people', ['workspace', 'person'])
    .execute();
}

async function createAccess(db: Kysely<unknown>): Promise<void> {
  // A token may be issued for a person of whom nothing is kept yet, so that they can give their first texts themselves.
  await db.schema
    .createTable('access_keys')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('last_used_at', 'text')
    .addColumn('revoked_at', 'text')
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('previous_hash', 'text')
    .addColumn('previous_until', 'text')
    .addPrimaryKeyConstraint('access_keys_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('audit_entries')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('key_id', 'text')
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('audit_entries_key', ['workspace', 'at', 'id'])
    .execute();
  await db.schema
    .createTable('workspace_limits')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('requests_per_minute', 'integer')
    .addColumn('tokens_per_day', 'integer')
    .addPrimaryKeyConstraint('workspace_limits_key', ['workspace'])
    .execute();
  await db.schema
    .createTable('usage_days')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('tokens', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_days_key', ['workspace', 'day'])
    .execute();
  await sql`
    insert into usage_days (workspace, day, tokens)
    select runs.workspace, substr(runs.started_at, 1, 10), sum(input_tokens + output_tokens)
    from runs join usage_entries on usage_entries.workspace = runs.workspace and usage_entries.run_id = runs.id
    where usage_entries.outcome <> 'kept'
    group by runs.workspace, substr(runs.started_at, 1, 10)`.execute(db);
}

async function createJobs(db: Kysely<unknown>): Promise<void> {
  // Like a run, a job may name a person of whom nothing else is kept yet.
  await db.schema
    .createTable('jobs')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('texts', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text')
    .addColumn('finished_at', 'text')
    .addColumn('not_before', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('fence', 'integer', (column) => column.notNull())
    .addColumn('lease_until', 'text')
    .addColumn('event_count', 'integer', (column) => column.notNull())
    .addColumn('idempotency_key', 'text')
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('options', 'text')
    .addColumn('profile_version', 'integer')
    .addColumn('outcome', 'text')
    .addColumn('error_code', 'text')
    .addColumn('error_message', 'text')
    .addPrimaryKeyConstraint('jobs_key', ['workspace', 'id'])
    .addUniqueConstraint('jobs_by_position', ['workspace', 'position'])
    .addUniqueConstraint('jobs_by_idempotency_key', ['workspace', 'idempotency_key'])
    .execute();
  await db.schema.createIndex('jobs_by_state').on('jobs').columns(['state', 'workspace', 'position']).execute();
  await db.schema.createIndex('jobs_by_person').on('jobs').columns(['workspace', 'person', 'position']).execute();
  await createJobParts(db);
  await createConsent(db);
}

async function createJobParts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('job_texts')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('job', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('sample_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_texts_key', ['workspace', 'job', 'position'])
    .addForeignKeyConstraint('job_texts_job', ['workspace', 'job'], 'jobs', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('job_events')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('job', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('job_events_key', ['workspace', 'job', 'number'])
    .addForeignKeyConstraint('job_events_job', ['workspace', 'job'], 'jobs', ['workspace', 'id'])
    .execute();
  await db.schema
    .createIndex('job_texts_by_sample')
    .on('job_texts')
    .columns(['workspace', 'person', 'sample_id'])
    .execute();
}

async function createConsent(db: Kysely<unknown>): Promise<void> {
  // Texts of one person that were learned as another's are found by it.
  await db.schema.createIndex('samples_by_id').on('samples').columns(['workspace', 'id', 'person']).execute();
  await db.schema
    .createTable('comparisons')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('comparisons_key', ['workspace', 'person', 'id'])
    .addUniqueConstraint('comparisons_by_position', ['workspace', 'person', 'position'])
    .addForeignKeyConstraint('comparisons_person', ['workspace', 'person'], 'people', ['workspace', 'person'])
    .execute();
  await db.schema
    .createTable('attestations')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('attestations_key', ['workspace', 'person', 'id'])
    .addForeignKeyConstraint('attestations_person', ['workspace', 'person'], 'people', ['workspace', 'person'])
    .execute();
  await db.schema
    .createTable('idempotency_records')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('person', 'text')
    .addColumn('locked_until', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('idempotency_records_key', ['workspace', 'key'])
    .execute();
  await db.schema
    .createIndex('idempotency_records_by_expiry')
    .on('idempotency_records')
    .columns(['workspace', 'expires_at'])
    .execute();
}

async function createProxiedDays(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('proxied_days')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('endpoint', 'text', (column) => column.notNull())
    .addColumn('counted', 'text', (column) => column.notNull())
    .addColumn('calls', 'integer', (column) => column.notNull())
    .addColumn('input_tokens', 'integer', (column) => column.notNull())
    .addColumn('output_tokens', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('proxied_days_key', ['workspace', 'day', 'endpoint', 'counted'])
    .execute();
}
