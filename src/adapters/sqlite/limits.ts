import { workspaceLimitsSchema } from '../../contracts/workspace-limits.ts';
import { HyperalignError } from '../../errors.ts';
import type { LimitsStore } from '../../ports/limits-store.ts';
import { insertEntry } from './audit.ts';
import type { OpenDatabase } from './open-database.ts';

export function limitsIn({ db, file }: OpenDatabase): LimitsStore {
  return {
    get: async (workspace) => {
      const row = await db
        .selectFrom('workspace_limits')
        .where('workspace', '=', workspace)
        .select(['requests_per_minute', 'tokens_per_day'])
        .executeTakeFirst();
      if (row === undefined) return { requestsPerMinute: null, tokensPerDay: null };
      const value = { requestsPerMinute: row.requests_per_minute, tokensPerDay: row.tokens_per_day };
      const { success, data } = workspaceLimitsSchema.safeParse(value);
      if (success) return data;
      const record = `workspace_limits (${workspace})`;
      throw new HyperalignError(
        'store_damaged',
        `The record ${record} in ${file} cannot be read. Nothing was deleted. Set the limits anew with: hyperalign limits --requests-per-minute 60 --tokens-per-day none`,
        { details: { file, record } },
      );
    },
    set: async (workspace, { requestsPerMinute, tokensPerDay }, entry) => {
      const values = { requests_per_minute: requestsPerMinute, tokens_per_day: tokensPerDay };
      await db.transaction().execute(async (transaction) => {
        await transaction
          .insertInto('workspace_limits')
          .values({ workspace, ...values })
          .onConflict((conflict) => conflict.column('workspace').doUpdateSet(values))
          .execute();
        await insertEntry(transaction, entry);
      });
    },
  };
}
