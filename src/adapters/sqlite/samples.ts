import type { Kysely } from 'kysely';
import { type Sample, sampleSchema } from '../../contracts/sample.ts';
import type { PersonKey, SampleStore, SharedSamples } from '../../ports/store.ts';
import type { OpenDatabase } from './open-database.ts';
import { ensurePerson } from './people.ts';
import { damagedRecord } from './store-error.ts';
import type { SamplesTable, Tables } from './tables.ts';

export function samplesIn({ db, file }: OpenDatabase): SampleStore {
  return {
    add: (key, samples) => addSamples(db, key, samples),
    list: async (key, part) => {
      const rows = await ofPerson(db, key)
        .selectAll()
        .$if(part?.after !== undefined, (query) => query.where('id', '>', part?.after ?? ''))
        .$if(part !== undefined, (query) => query.limit(part?.limit ?? 0))
        .orderBy('id')
        .execute();
      return rows.map((row) => toSample(row, file));
    },
    ids: async (key) => {
      const rows = await ofPerson(db, key).select('id').execute();
      return new Set(rows.map((row) => row.id));
    },
    others: (key, ids) => othersWith(db, key, ids),
  };
}

/** SQLite takes 32,766 values a statement; a sample has 13. */
const rowsAtOnce = 500;

async function addSamples(db: Kysely<Tables>, key: PersonKey, samples: readonly Sample[]): Promise<number> {
  const [first] = samples;
  if (first === undefined) return 0;
  return db.transaction().execute(async (transaction) => {
    await ensurePerson(transaction, { ...key, createdAt: first.addedAt });
    return insertSamples(transaction, key, samples);
  });
}

async function othersWith(
  db: Kysely<Tables>,
  { workspace, person }: PersonKey,
  ids: readonly string[],
): Promise<readonly SharedSamples[]> {
  const counts = new Map<string, number>();
  const distinct = [...new Set(ids)];
  for (let start = 0; start < distinct.length; start += rowsAtOnce) {
    const rows = await db
      .selectFrom('samples')
      .where('workspace', '=', workspace)
      .where('id', 'in', distinct.slice(start, start + rowsAtOnce))
      .select('person')
      .execute();
    // Counted here: asked to group by person, SQLite reads every sample of the workspace instead of the index by id.
    for (const row of rows) counts.set(row.person, (counts.get(row.person) ?? 0) + 1);
  }
  counts.delete(person);
  return [...counts]
    .map(([other, samples]) => ({ person: other, samples }))
    .toSorted((a, b) => b.samples - a.samples || Buffer.compare(Buffer.from(a.person), Buffer.from(b.person)));
}

/** Inside a transaction, for a person who is there. Returns how many were new. */
export async function insertSamples(
  transaction: Kysely<Tables>,
  key: PersonKey,
  samples: readonly Sample[],
): Promise<number> {
  let added = 0;
  for (let start = 0; start < samples.length; start += rowsAtOnce) {
    const { numInsertedOrUpdatedRows } = await transaction
      .insertInto('samples')
      .values(samples.slice(start, start + rowsAtOnce).map((sample) => toRow(key, sample)))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    added += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return added;
}

function ofPerson(db: Kysely<Tables>, { workspace, person }: PersonKey) {
  return db.selectFrom('samples').where('workspace', '=', workspace).where('person', '=', person);
}

function toRow({ workspace, person }: PersonKey, sample: Sample): SamplesTable {
  const { id, text, register, language, words, source, part, writtenAt, addedAt } = sample;
  return {
    workspace,
    person,
    id,
    text,
    register,
    language,
    words,
    source_kind: source.kind,
    source_label: source.label,
    source_unit: source.unit,
    part,
    written_at: writtenAt,
    added_at: addedAt,
  };
}

export function toSample(row: SamplesTable, file: string): Sample {
  const { id, text, register, language, words, source_kind, source_label, source_unit, part, written_at, added_at } =
    row;
  const { success, data, error } = sampleSchema.safeParse({
    id,
    text,
    register,
    language,
    words,
    source: { kind: source_kind, label: source_label, unit: source_unit },
    part,
    writtenAt: written_at,
    addedAt: added_at,
  });
  if (success) return data;
  const [issue] = error.issues;
  throw damagedRecord(
    file,
    `samples (${row.workspace}, ${row.person}, ${id})`,
    `${issue?.path.join('.')}: ${issue?.message}`,
  );
}
