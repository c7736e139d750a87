import { type Comparison, comparisonSchema } from '../../contracts/comparison.ts';
import type { ComparisonStore } from '../../ports/comparison-store.ts';
import type { PersonKey } from '../../ports/store.ts';
import type { OpenDatabase } from './open-database.ts';
import { beforePosition, toPage } from './pages.ts';
import { parseJson } from './parse-json.ts';
import { ensurePerson } from './people.ts';
import { damagedRecord } from './store-error.ts';
import type { ComparisonsTable } from './tables.ts';

export function comparisonsIn(database: OpenDatabase): ComparisonStore {
  const { db, file } = database;
  const ofPerson = ({ workspace, person }: PersonKey) =>
    db.selectFrom('comparisons').where('workspace', '=', workspace).where('person', '=', person);
  return {
    add: (key, comparison, most) => add(database, key, comparison, most),
    find: async (key, id) => {
      const row = await ofPerson(key).where('id', '=', id).selectAll().executeTakeFirst();
      return row === undefined ? null : toComparison(row, file);
    },
    list: async (key, { after, limit }) => {
      let query = ofPerson(key);
      if (after !== undefined) query = query.where('position', '<', beforePosition(after));
      const rows = await query
        .selectAll()
        .orderBy('position', 'desc')
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row) => toComparison(row, file));
    },
    people: async (workspace, { least, most }) => {
      // Positions count up from 1 and only forgetting removes any, so the last one is the number; the index holds it.
      const rows = await db
        .selectFrom('comparisons')
        .where('workspace', '=', workspace)
        .select(({ fn }) => ['person', fn.max('position').as('count')])
        .groupBy('person')
        .having(({ fn }) => fn.max('position'), '>=', least)
        .orderBy('count', 'desc')
        .orderBy('person')
        .limit(most)
        .execute();
      return rows.map(({ person }) => person);
    },
  };
}

async function add(
  { db }: OpenDatabase,
  { workspace, person }: PersonKey,
  comparison: Comparison,
  most: number,
): Promise<'kept' | 'known' | 'full'> {
  return db.transaction().execute(async (transaction) => {
    const ofPerson = transaction
      .selectFrom('comparisons')
      .where('workspace', '=', workspace)
      .where('person', '=', person);
    if ((await ofPerson.where('id', '=', comparison.id).select('id').executeTakeFirst()) !== undefined) return 'known';
    const { last, count } = await ofPerson
      .select(({ fn }) => [fn.max('position').as('last'), fn.countAll().as('count')])
      .executeTakeFirstOrThrow();
    if (Number(count) >= most) return 'full';
    await ensurePerson(transaction, { workspace, person, createdAt: comparison.at });
    await transaction
      .insertInto('comparisons')
      .values({
        ...{ workspace, person, id: comparison.id, position: Number(last ?? 0) + 1 },
        body: JSON.stringify(comparison),
      })
      .execute();
    return 'kept';
  });
}

export function toComparison({ workspace, person, id, body }: ComparisonsTable, file: string): Comparison {
  const { success, data, error } = comparisonSchema.safeParse(parseJson(body));
  if (success && data.id === id) return data;
  const [issue] = error?.issues ?? [];
  throw damagedRecord(
    file,
    `comparisons (${workspace}, ${person}, ${id})`,
    issue === undefined ? 'it holds another comparison' : `${issue.path.join('.')}: ${issue.message}`,
  );
}
