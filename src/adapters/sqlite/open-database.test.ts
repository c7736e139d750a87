import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { migrations } from './migrations.ts';
import { migrate, openDatabase } from './open-database.ts';

test('a new database is synchronous, in a log, overwrites what is deleted and checks references', async () => {
  const { db } = await openDatabase({ path: ':memory:' });
  onTestFinished(() => db.destroy());
  const pragma = async (name: string) =>
    Object.values((await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0];

  expect({
    synchronous: await pragma('synchronous'),
    secureDelete: await pragma('secure_delete'),
    temporary: await pragma('temp_store'),
    references: await pragma('foreign_keys'),
    version: await pragma('user_version'),
    mark: await pragma('application_id'),
  }).toEqual({
    synchronous: 2,
    secureDelete: 1,
    temporary: 2,
    references: 1,
    version: migrations.length,
    mark: 0x68616c67,
  });
});

test('the workspace leads every primary key', async () => {
  const { db } = await openDatabase({ path: ':memory:' });
  onTestFinished(() => db.destroy());

  const { rows } = await sql<{ table: string; leads: string }>`
    select s.name as "table", c.name as leads from sqlite_schema s, pragma_table_info(s.name) c
    where s.type = 'table' and c.pk = 1 order by s.name`.execute(db);

  expect(rows).toEqual(
    [
      'access_keys',
      'attestations',
      'audit_entries',
      'comparisons',
      'edits',
      'guidances',
      'hypotheses',
      'idempotency_records',
      'job_events',
      'job_texts',
      'jobs',
      'people',
      'profile_versions',
      'proxied_days',
      'replies',
      'runs',
      'samples',
      'usage_days',
      'usage_entries',
      'workspace_limits',
    ].map((table) => ({
      table,
      leads: 'workspace',
    })),
  );
});

test('steps that a store has not seen are run once, in order', async () => {
  const { db } = await openDatabase({ path: ':memory:' });
  onTestFinished(() => db.destroy());
  const ran: string[] = [];
  const steps = [
    ...migrations,
    async () => {
      ran.push('second');
    },
    async () => {
      ran.push('third');
    },
  ];

  await migrate(db, steps);
  await migrate(db, steps);

  expect(ran).toEqual(['second', 'third']);
});

test('a step that fails leaves the schema as it was', async () => {
  const { db } = await openDatabase({ path: ':memory:' });
  onTestFinished(() => db.destroy());
  const failing = async () => {
    throw new Error('half way');
  };

  const migrating = migrate(db, [
    ...migrations,
    (inside) => inside.schema.createTable('notes').addColumn('id', 'text').execute(),
    failing,
  ]);

  await expect(migrating).rejects.toThrow('half way');
  const { rows } = await sql<{ tables: number; version: number }>`
    select (select count(*) from sqlite_schema where name = 'notes') as tables, (select user_version from pragma_user_version) as version`.execute(
    db,
  );
  expect(rows).toEqual([{ tables: 0, version: migrations.length }]);
});

test('texts that other people have are found by their ids, whatever else the workspace holds', async () => {
  const { db } = await openDatabase({ path: ':memory:' });
  onTestFinished(() => db.destroy());

  const { rows } = await sql<{ detail: string }>`
    explain query plan select person from samples where workspace = 'default' and id in ('s_1', 's_2')`.execute(db);

  expect(rows.map(({ detail }) => detail)).toEqual([
    'SEARCH samples USING COVERING INDEX samples_by_id (workspace=? AND id=?)',
  ]);
});
