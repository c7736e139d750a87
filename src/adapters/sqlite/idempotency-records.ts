import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { IdempotencyOutcome, IdempotencyStore, IdempotentRequest } from '../../ports/idempotency-store.ts';
import type { PersonKey } from '../../ports/store.ts';
import type { OpenDatabase } from './open-database.ts';
import { damagedRecord } from './store-error.ts';
import type { IdempotencyRecordsTable, Tables } from './tables.ts';

const repeatStateSchema = z.enum(['open', 'answered', 'forgotten']);

export function idempotencyIn({ db, file }: OpenDatabase): IdempotencyStore {
  return {
    begin: (workspace, request) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('idempotency_records')
          .where('workspace', '=', workspace)
          .where('key', '=', request.key)
          .selectAll()
          .executeTakeFirst();
        const outcome = outcomeOf(row, request, file);
        if (outcome.kind === 'begun') await keepOpen(transaction, workspace, request);
        return outcome;
      }),
    finish: async (workspace, request) => {
      await db
        .updateTable('idempotency_records')
        .set({ state: 'answered' })
        .where('workspace', '=', workspace)
        .where('key', '=', request.key)
        .where('request', '=', request.request)
        .where('state', '=', 'open')
        .execute();
    },
    release: async (workspace, request) => {
      await db
        .deleteFrom('idempotency_records')
        .where('workspace', '=', workspace)
        .where('key', '=', request.key)
        .where('request', '=', request.request)
        .where('state', '=', 'open')
        .execute();
    },
    expire: async (workspace, before) => {
      const { numDeletedRows } = await db
        .deleteFrom('idempotency_records')
        .where('workspace', '=', workspace)
        .where('expires_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

function outcomeOf(
  row: IdempotencyRecordsTable | undefined,
  { request, at }: IdempotentRequest,
  file: string,
): IdempotencyOutcome {
  if (row === undefined || row.expires_at <= at) return { kind: 'begun' };
  if (row.request !== request) return { kind: 'other-request' };
  const state = repeatStateOf(row, file);
  if (state === 'open') return { kind: row.locked_until <= at ? 'begun' : 'under-way' };
  return { kind: state };
}

function keepOpen(transaction: Kysely<Tables>, workspace: string, request: IdempotentRequest) {
  const { key, person, lockedUntil, expiresAt } = request;
  const values = {
    ...{ workspace, key, request: request.request, state: 'open', person },
    ...{ locked_until: lockedUntil, expires_at: expiresAt },
  };
  return transaction
    .insertInto('idempotency_records')
    .values(values)
    .onConflict((conflict) => conflict.columns(['workspace', 'key']).doUpdateSet(values))
    .execute();
}

/**
 * Inside a transaction. Whom the person's requests were about is gone; that they were made stays, so that a late repetition does not bring the person back. Returns how many.
 */
export async function forgetAnswers(transaction: Kysely<Tables>, { workspace, person }: PersonKey): Promise<number> {
  const { numUpdatedRows } = await transaction
    .updateTable('idempotency_records')
    .set({ state: 'forgotten', person: null })
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export function repeatStateOf(
  { workspace, key, state }: IdempotencyRecordsTable,
  file: string,
): z.infer<typeof repeatStateSchema> {
  const { success, data, error } = repeatStateSchema.safeParse(state);
  if (success) return data;
  throw damagedRecord(file, `idempotency_records (${workspace}, ${key})`, `state: ${error.issues[0]?.message}`);
}
