import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Sample } from '../../contracts/sample.ts';
import { HyperalignError } from '../../errors.ts';
import type { PersonKey } from '../../ports/store.ts';
import { attestationsIn } from './attestations.ts';
import { checkAccess } from './check-access.ts';
import { toComparison } from './comparisons.ts';
import { editsIn } from './edits.ts';
import { repeatStateOf } from './idempotency-records.ts';
import { optionsOf, toText } from './job-work.ts';
import { toEvent, toJob } from './jobs.ts';
import type { OpenDatabase } from './open-database.ts';
import { readProfile } from './read-profile.ts';
import { toSample } from './samples.ts';
import { damagedRecord } from './store-error.ts';

/** Reads everything and says what is wrong: pages, references, and every record against its contract. */
export async function checkStore(database: OpenDatabase): Promise<readonly string[]> {
  const problems: string[] = [];
  const attempt = async (step: () => Promise<readonly string[]>) => {
    try {
      problems.push(...(await step()));
    } catch (error) {
      if (!(error instanceof HyperalignError) || error.code !== 'store_damaged') throw error;
      problems.push(error.message);
    }
  };
  await attempt(() => checkPages(database));
  await attempt(() => checkReferences(database));
  await attempt(() => checkAccess(database));
  let people: readonly PersonKey[] = [];
  await attempt(async () => {
    people = await database.db
      .selectFrom('people')
      .select(['workspace', 'person'])
      .orderBy('workspace')
      .orderBy('person')
      .execute();
    return [];
  });
  for (const key of people) {
    await attempt(() => checkSamples(database, key));
    await attempt(() => checkVersions(database, key));
    await attempt(async () => {
      await editsIn(database).list(key);
      return [];
    });
    await attempt(async () => {
      await attestationsIn(database).list(key);
      return [];
    });
    await attempt(() => checkComparisons(database, key));
  }
  await attempt(() => checkJobs(database));
  await attempt(() => checkJobTexts(database));
  await attempt(() => checkJobEvents(database));
  await attempt(() => checkRepeats(database));
  return problems;
}

async function checkPages({ db }: OpenDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(20)`.execute(db);
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok');
}

async function checkReferences({ db }: OpenDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ table: string; parent: string }>`pragma foreign_key_check`.execute(db);
  const kinds = Map.groupBy(rows, ({ table, parent }) => `${table} without their ${parent}`);
  return [...kinds].map(([kind, found]) => `${found.length} ${kind}`);
}

async function checkSamples({ db, file }: OpenDatabase, { workspace, person }: PersonKey): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('samples')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .selectAll()
    .execute();
  return rows.flatMap((row) => problemOf(() => refuseAltered(toSample(row, file), row, file)));
}

/** The person of a job need not be among the people, so all are looked at. */
async function checkJobs({ db, file }: OpenDatabase): Promise<readonly string[]> {
  const rows = await db.selectFrom('jobs').selectAll().orderBy('workspace').orderBy('position').execute();
  return rows.flatMap((row) =>
    problemOf(() => {
      toJob(row, file);
      if (row.state === 'queued' || row.state === 'running') optionsOf(row, file);
    }),
  );
}

async function checkJobTexts({ db, file }: OpenDatabase): Promise<readonly string[]> {
  const rows = await db.selectFrom('job_texts').selectAll().orderBy('workspace').orderBy('job').execute();
  return rows.flatMap(({ workspace, job, position, body }) => {
    const record = `job_texts (${workspace}, ${job}, ${position})`;
    return problemOf(() => {
      const { id, text } = toText(body, record, file);
      if (id !== sampleIdOf(text)) throw alteredText(file, record);
    });
  });
}

async function checkJobEvents({ db, file }: OpenDatabase): Promise<readonly string[]> {
  const rows = await db.selectFrom('job_events').selectAll().orderBy('workspace').orderBy('job').execute();
  return rows.flatMap((row) => problemOf(() => toEvent(row, file)));
}

async function checkRepeats({ db, file }: OpenDatabase): Promise<readonly string[]> {
  const rows = await db.selectFrom('idempotency_records').selectAll().execute();
  return rows.flatMap((row) => problemOf(() => repeatStateOf(row, file)));
}

async function checkComparisons(
  { db, file }: OpenDatabase,
  { workspace, person }: PersonKey,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('comparisons')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .selectAll()
    .orderBy('position')
    .execute();
  return rows.flatMap((row) => problemOf(() => toComparison(row, file)));
}

/** The id of a sample is made from its text, so a single altered letter shows. */
function refuseAltered({ id, text }: Sample, { workspace, person }: PersonKey, file: string): void {
  if (id !== sampleIdOf(text)) throw alteredText(file, `samples (${workspace}, ${person}, ${id})`);
}

function sampleIdOf(text: string): string {
  return `s_${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

function alteredText(file: string, record: string): HyperalignError {
  return damagedRecord(file, record, 'its text is not the one its id was made from');
}

async function checkVersions(database: OpenDatabase, key: PersonKey): Promise<readonly string[]> {
  const rows = await database.db
    .selectFrom('profile_versions')
    .where('workspace', '=', key.workspace)
    .where('person', '=', key.person)
    .select('version')
    .orderBy('version')
    .execute();
  const problems: string[] = [];
  for (const [index, { version }] of rows.entries()) {
    if (version !== index + 1)
      problems.push(`profile_versions (${key.workspace}, ${key.person}): version ${index + 1} is missing`);
    try {
      await readProfile(database, key, version);
    } catch (error) {
      if (!(error instanceof HyperalignError) || error.code !== 'store_damaged') throw error;
      problems.push(error.message);
    }
  }
  return problems;
}

function problemOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
