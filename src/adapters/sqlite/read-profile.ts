import type { ExpressionBuilder, Kysely } from 'kysely';
import { type Profile, profileSchema } from '../../contracts/profile.ts';
import type { PersonKey } from '../../ports/store.ts';
import type { OpenDatabase } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { damagedRecord } from './store-error.ts';
import type { Tables } from './tables.ts';

/** Puts a version together from its rows, or says which record is damaged. */
export async function readProfile(
  { db, file }: OpenDatabase,
  key: PersonKey,
  version: number | 'latest',
): Promise<Profile | null> {
  const [head, ...hypotheses] = await rowsOf(db, key, version);
  if (head === undefined) return null;
  const damaged = (what: string) =>
    damagedRecord(file, `profile_versions (${key.workspace}, ${key.person}, ${head.version})`, what);
  if (head.position !== headPosition) throw damaged('its hypotheses are there without it');
  if (hypotheses.length !== head.hypothesis_count)
    throw damaged(`${hypotheses.length} of its ${head.hypothesis_count} hypotheses are there`);

  const body = parseJson(head.body);
  const { success, data, error } = profileSchema.safeParse(
    typeof body === 'object' && body !== null
      ? { ...body, hypotheses: hypotheses.map((row) => parseJson(row.body)) }
      : body,
  );
  if (!success) throw damaged(`${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message}`);
  if (data.version !== head.version || data.person !== key.person)
    throw damaged('it holds the profile of another person or version');
  return data;
}

interface ProfileRow {
  readonly version: number;
  readonly position: number;
  readonly hypothesis_count: number;
  readonly body: string;
}

const headPosition = -1;

/** One statement, so that a forget between two cannot make a sound profile look damaged. The profile's own row comes first. */
function rowsOf(
  db: Kysely<Tables>,
  { workspace, person }: PersonKey,
  version: number | 'latest',
): Promise<ProfileRow[]> {
  const wanted = (query: ExpressionBuilder<Tables, 'profile_versions' | 'hypotheses'>) =>
    version === 'latest'
      ? query
          .selectFrom('profile_versions as newest')
          .where('newest.workspace', '=', workspace)
          .where('newest.person', '=', person)
          .select(({ fn }) => fn.max('newest.version').as('version'))
      : query.val(version);
  return db
    .selectFrom('profile_versions')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .where((query) => query('version', '=', wanted(query)))
    .select((query) => ['version', query.lit<number>(headPosition).as('position'), 'hypothesis_count', 'body'])
    .unionAll((query) =>
      query
        .selectFrom('hypotheses')
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .where((inner) => inner('version', '=', wanted(inner)))
        .select((inner) => ['version', 'position', inner.lit<number>(0).as('hypothesis_count'), 'body']),
    )
    .orderBy('position')
    .execute();
}
