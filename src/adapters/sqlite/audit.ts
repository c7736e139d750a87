import { type Kysely, sql } from 'kysely';
import { type AuditEntry, auditEntrySchema } from '../../contracts/audit-entry.ts';
import { HyperalignError } from '../../errors.ts';
import type { AuditStore } from '../../ports/audit-store.ts';
import type { PersonKey } from '../../ports/store.ts';
import type { OpenDatabase } from './open-database.ts';
import type { AuditEntriesTable, Tables } from './tables.ts';

export function auditIn({ db, file }: OpenDatabase): AuditStore {
  return {
    add: (entry) => insertEntry(db, entry),
    list: async (workspace, limit) => {
      const rows = await db
        .selectFrom('audit_entries')
        .where('workspace', '=', workspace)
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => toEntry(row, file));
    },
  };
}

/** Also inside a transaction. */
export async function insertEntry(db: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const { workspace, at, id, keyId, action, person, outcome, details } = entry;
  await db
    .insertInto('audit_entries')
    .values({ workspace, at, id, key_id: keyId, action, person, outcome, details: JSON.stringify(details) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Inside a transaction. Takes the person, their tokens and all ids out of the entries that name either; counts stay. */
export async function unnamePerson(transaction: Kysely<Tables>, { workspace, person }: PersonKey): Promise<void> {
  const tokens = sql`select id from access_keys where workspace = ${workspace} and person = ${person}`;
  // Nobody stays remembered because an entry of theirs cannot be read.
  const parts = sql`json_each(case when json_valid(details) then details else '{}' end)`;
  const counts = sql`(select json_group_object(key, value) from ${parts} where type in ('integer', 'real'))`;
  const named = sql`(person = ${person} or key_id in (${tokens}) or exists (select 1 from ${parts} where value in (${tokens})))`;
  await sql`
    update audit_entries
    set person = case when person = ${person} then null else person end,
      key_id = case when key_id in (${tokens}) then null else key_id end,
      details = ${counts}
    where workspace = ${workspace} and ${named}`.execute(transaction);
}

export function toEntry(row: AuditEntriesTable, file: string): AuditEntry {
  const { workspace, at, id, key_id, action, person, outcome } = row;
  let details: unknown;
  try {
    details = JSON.parse(row.details);
  } catch {
    // The schema says so below.
  }
  const value = { id, at, workspace, keyId: key_id, action, person, outcome, details };
  const { success, data, error } = auditEntrySchema.safeParse(value);
  if (success) return data;
  const [issue] = error.issues;
  const record = `audit_entries (${workspace}, ${at}, ${id})`;
  throw new HyperalignError(
    'store_damaged',
    `The record ${record} in ${file} cannot be read (${issue?.path.join('.')}: ${issue?.message}). Nothing was deleted. Restore the file from a backup to have the audit log whole.`,
    { details: { file, record } },
  );
}
