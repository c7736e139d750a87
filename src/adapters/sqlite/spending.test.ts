import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { runOf } from '../../testing/index.ts';
import { migrations } from './migrations.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { migrate } from './open-database.ts';
import { tokensOn } from './spending.ts';
import type { Tables } from './tables.ts';

test('a store from before budgets knows what was spent on its days', async () => {
  const dialect = nodeSqliteDialect(new DatabaseSync(':memory:'), { file: ':memory:', busyTimeout: 0 });
  const db = new Kysely<Tables>({ dialect });
  onTestFinished(() => db.destroy());
  await migrate(db, migrations.slice(0, 4));
  const { calls, startedAt, finishedAt, ...run } = runOf('ada');
  await db
    .insertInto('runs')
    .values({ workspace: 'default', ...run, started_at: startedAt, finished_at: finishedAt })
    .execute();
  for (const [position, outcome] of ['ok', 'repaired', 'kept'].entries())
    for (const { purpose, prompt, inputTokens, outputTokens } of calls)
      await db
        .insertInto('usage_entries')
        .values({
          ...{ workspace: 'default', run_id: run.id, position, purpose, prompt, outcome },
          ...{ input_tokens: inputTokens, output_tokens: outputTokens },
        })
        .execute();

  await migrate(db);

  expect(await tokensOn(db, 'default', '2025-05-08')).toBe(2040);
});
