import { type Kysely, sql } from 'kysely';
import { guidanceSchema } from '../../contracts/guidance.ts';
import { type GuidanceStore, mostRecipes } from '../../ports/guidance-store.ts';
import type { PersonKey } from '../../ports/store.ts';
import type { OpenDatabase } from './open-database.ts';
import type { Tables } from './tables.ts';

export function guidancesIn({ db }: OpenDatabase): GuidanceStore {
  const finding = findingIn(db);
  return {
    find: async ({ workspace, person }, recipe) => {
      const parameters = [workspace, person, recipe, workspace, person];
      const { rows } = await db.executeQuery<{ readonly body: string }>({ ...finding, parameters });
      return rows[0] === undefined ? null : readable(rows[0].body);
    },
    // One statement: nobody can add a version between the question which is the newest and the answer.
    keep: async ({ workspace, person }, recipe, guidance) => {
      await sql`
        insert into guidances (workspace, person, recipe, version, body)
        select ${workspace}, ${person}, ${recipe}, ${guidance.profileVersion}, ${JSON.stringify(guidance)}
        where ${guidance.profileVersion} = (select max(version) from profile_versions where workspace = ${workspace} and person = ${person})
          and (select count(*) from guidances where workspace = ${workspace} and person = ${person} and recipe <> ${recipe}) < ${mostRecipes}
        on conflict (workspace, person, recipe) do update set version = excluded.version, body = excluded.body`.execute(
        db,
      );
    },
  };
}

/** Asked for every personal request of a door, and so compiled once: compiling costs more than answering. Takes workspace, person, recipe, workspace, person. */
function findingIn(db: Kysely<Tables>) {
  return db
    .selectFrom('guidances')
    .where('workspace', '=', '')
    .where('person', '=', '')
    .where('recipe', '=', '')
    .where(({ eb, selectFrom }) =>
      eb(
        'version',
        '=',
        selectFrom('profile_versions as newest')
          .where('newest.workspace', '=', '')
          .where('newest.person', '=', '')
          .select(({ fn }) => fn.max('newest.version').as('version')),
      ),
    )
    .select('body')
    .compile();
}

/** Also inside a transaction. Returns how many went. */
export async function dropGuidances(db: Kysely<Tables>, { workspace, person }: PersonKey): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('guidances')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Guidance can be compiled again: what cannot be read is as if it were not there. */
function readable(body: string) {
  try {
    return guidanceSchema.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}
