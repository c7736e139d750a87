import type { Kysely } from 'kysely';
import { type Edit, editSchema } from '../../contracts/edit.ts';
import type { EditStore, PersonKey } from '../../ports/store.ts';
import type { OpenDatabase } from './open-database.ts';
import { ensurePerson } from './people.ts';
import { damagedRecord } from './store-error.ts';
import type { EditsTable, Tables } from './tables.ts';

export function editsIn({ db, file }: OpenDatabase): EditStore {
  return {
    add: async (key, edits) => {
      const [first] = edits;
      if (first === undefined) return 0;
      return db.transaction().execute(async (transaction) => {
        await ensurePerson(transaction, { ...key, createdAt: first.editedAt });
        return insertEdits(transaction, key, edits);
      });
    },
    list: async ({ workspace, person }) => {
      const rows = await db
        .selectFrom('edits')
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .selectAll()
        .orderBy('edited_at')
        .orderBy('id')
        .execute();
      return rows.map((row) => toEdit(row, file));
    },
  };
}

/** Inside a transaction, for a person who is there. Returns how many were new. */
export async function insertEdits(
  transaction: Kysely<Tables>,
  { workspace, person }: PersonKey,
  edits: readonly Edit[],
): Promise<number> {
  let added = 0;
  // One by one: they come singly, or few at a time with an import.
  for (const edit of edits) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('edits')
      .values({ workspace, person, id: edit.id, edited_at: edit.editedAt, body: JSON.stringify(edit) })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

function toEdit({ workspace, person, id, body }: EditsTable, file: string): Edit {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    // The schema says so below.
  }
  const { success, data, error } = editSchema.safeParse(value);
  if (success && data.id === id) return data;
  const [issue] = error?.issues ?? [];
  throw damagedRecord(
    file,
    `edits (${workspace}, ${person}, ${id})`,
    issue === undefined ? 'it holds another edit' : `${issue.path.join('.')}: ${issue.message}`,
  );
}
