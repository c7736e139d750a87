import { type Kysely, sql } from 'kysely';
import type { PersonKey } from '../../ports/store.ts';
import { dropReplies } from './replies.ts';
import type { Tables } from './tables.ts';

/**
 * Inside a transaction: removes samples, what earlier profile versions say of them (evidence and shown requests), the same texts in jobs that wait, and all kept
 * replies, which may quote them.
 */
export async function removeSamples(
  transaction: Kysely<Tables>,
  key: PersonKey,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const { workspace, person } = key;
  await dropReplies(transaction, key, 'all');
  for (const id of ids) {
    await transaction
      .deleteFrom('samples')
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .where('id', '=', id)
      .execute();
    await transaction
      .deleteFrom('job_texts')
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .where('sample_id', '=', id)
      .execute();
    await rewrite(transaction, key, 'hypotheses', { id, list: 'evidence' });
    await rewrite(transaction, key, 'profile_versions', { id, list: 'shownSamples' });
  }
}

/** Takes the entries of a sample out of a list in the JSON bodies that name it. */
async function rewrite(
  transaction: Kysely<Tables>,
  { workspace, person }: PersonKey,
  table: 'hypotheses' | 'profile_versions',
  { id, list }: { readonly id: string; readonly list: string },
): Promise<void> {
  const path = `$.${list}`;
  await sql`
    update ${sql.table(table)}
    set body = json_set(body, ${path}, json((
      select json_group_array(json(value)) from json_each(body, ${path}) where json_extract(value, '$.sampleId') <> ${id}
    )))
    where workspace = ${workspace} and person = ${person} and instr(body, ${id}) > 0`.execute(transaction);
}
