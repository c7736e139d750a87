import type { Kysely } from 'kysely';
import { type ProxiedUse, proxiedUseSchema } from '../../contracts/workspace-usage.ts';
import type { Cost, SpendingStore } from '../../ports/spending-store.ts';
import type { OpenDatabase } from './open-database.ts';
import { damagedRecord } from './store-error.ts';
import type { Tables } from './tables.ts';

export function spendingIn({ db, file }: OpenDatabase): SpendingStore {
  return {
    add: (workspace, day, cost) =>
      db.transaction().execute(async (transaction) => {
        await addToDay(transaction, { workspace, day, tokens: tokensOf(cost) });
        for (const use of cost.proxied) await addProxied(transaction, { workspace, day }, use);
      }),
    tokensOn: (workspace, day) => tokensOn(db, workspace, day),
    proxied: async (workspace) => {
      const rows = await db
        .selectFrom('proxied_days')
        .where('workspace', '=', workspace)
        .select(({ fn }) => [
          'endpoint',
          'counted',
          fn.sum<number>('calls').as('calls'),
          fn.sum<number>('input_tokens').as('inputTokens'),
          fn.sum<number>('output_tokens').as('outputTokens'),
        ])
        .groupBy(['endpoint', 'counted'])
        .orderBy('endpoint')
        .orderBy('counted')
        .execute();
      return rows.map((row) => {
        const { success, data } = proxiedUseSchema.safeParse(row);
        if (success) return data;
        throw damagedRecord(file, `proxied_days (${workspace}, ${row.endpoint}, ${row.counted})`, 'it is none of ours');
      });
    },
  };
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

function tokensOf({ tokens, proxied }: Cost): number {
  return proxied.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, tokens);
}

interface Day {
  readonly workspace: string;
  readonly day: string;
}

async function addToDay(db: Kysely<Tables>, row: Day & { readonly tokens: number }): Promise<void> {
  if (row.tokens === 0) return;
  await db
    .insertInto('usage_days')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['workspace', 'day'])
        .doUpdateSet(({ eb, ref }) => ({ tokens: eb('usage_days.tokens', '+', ref('excluded.tokens')) })),
    )
    .execute();
}

async function addProxied(db: Kysely<Tables>, day: Day, use: ProxiedUse): Promise<void> {
  const { endpoint, counted, calls, inputTokens, outputTokens } = use;
  await db
    .insertInto('proxied_days')
    .values({ ...day, endpoint, counted, calls, input_tokens: inputTokens, output_tokens: outputTokens })
    .onConflict((conflict) =>
      conflict.columns(['workspace', 'day', 'endpoint', 'counted']).doUpdateSet(({ eb, ref }) => ({
        calls: eb('proxied_days.calls', '+', ref('excluded.calls')),
        input_tokens: eb('proxied_days.input_tokens', '+', ref('excluded.input_tokens')),
        output_tokens: eb('proxied_days.output_tokens', '+', ref('excluded.output_tokens')),
      })),
    )
    .execute();
}
