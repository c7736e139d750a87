import type { Kysely } from 'kysely';
import type { PersonStore, PersonSummary } from '../../ports/store.ts';
import type { Tables } from './tables.ts';

export function peopleIn(db: Kysely<Tables>): PersonStore {
  return {
    list: async (workspace, part) => {
      const rows = await summaries(db)
        .where('people.workspace', '=', workspace)
        .$if(part?.after !== undefined, (query) => query.where('people.person', '>', part?.after ?? ''))
        .$if(part !== undefined, (query) => query.limit(part?.limit ?? 0))
        .orderBy('people.person')
        .execute();
      return rows.map(toSummary);
    },
    find: async ({ workspace, person }) => {
      const row = await summaries(db)
        .where('people.workspace', '=', workspace)
        .where('people.person', '=', person)
        .executeTakeFirst();
      return row === undefined ? null : toSummary(row);
    },
  };
}

/** Adds the person unless known. Part of a caller's transaction. */
export async function ensurePerson(
  transaction: Kysely<Tables>,
  key: { readonly workspace: string; readonly person: string; readonly createdAt: string },
): Promise<void> {
  const { workspace, person, createdAt } = key;
  await transaction
    .insertInto('people')
    .values({ workspace, person, created_at: createdAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function summaries(db: Kysely<Tables>) {
  return db.selectFrom('people').select((query) => [
    'people.person',
    'people.created_at',
    query
      .selectFrom('samples')
      .whereRef('samples.workspace', '=', 'people.workspace')
      .whereRef('samples.person', '=', 'people.person')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .as('samples'),
    query
      .selectFrom('profile_versions')
      .whereRef('profile_versions.workspace', '=', 'people.workspace')
      .whereRef('profile_versions.person', '=', 'people.person')
      .select(({ fn }) => fn.max('version').as('newest'))
      .as('newest_version'),
  ]);
}

interface SummaryRow {
  readonly person: string;
  readonly created_at: string;
  readonly samples: number | null;
  readonly newest_version: number | null;
}

function toSummary({ person, created_at, samples, newest_version }: SummaryRow): PersonSummary {
  return { person, createdAt: created_at, samples: samples ?? 0, profileVersion: newest_version };
}
