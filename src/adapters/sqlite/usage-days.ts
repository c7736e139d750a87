import type { Kysely } from 'kysely';
import type { Run } from '../../ports/store.ts';
import type { Tables } from './tables.ts';

/** Adds a run to the tokens of its day. Part of the transaction that keeps the run. */
export async function countDay(
  transaction: Kysely<Tables>,
  workspace: string,
  { startedAt, calls }: Pick<Run, 'startedAt' | 'calls'>,
): Promise<void> {
  const spent = calls.filter(({ outcome }) => outcome !== 'kept');
  const tokens = spent.reduce((sum, call) => sum + call.inputTokens + call.outputTokens, 0);
  if (tokens === 0) return;
  await transaction
    .insertInto('usage_days')
    .values({ workspace, day: startedAt.slice(0, 10), tokens })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace', 'day'])
        .doUpdateSet(({ eb, ref }) => ({ tokens: eb('usage_days.tokens', '+', ref('excluded.tokens')) })),
    )
    .execute();
}

export async function tokensOn(db: Kysely<Tables>, workspace: string, day: string): Promise<number> {
  const row = await db
    .selectFrom('usage_days')
    .where('workspace', '=', workspace)
    .where('day', '=', day)
    .select('tokens')
    .executeTakeFirst();
  return row?.tokens ?? 0;
}
