import type { Kysely } from 'kysely';
import { type Profile, profileReasonSchema, profileSchema } from '../../contracts/profile.ts';
import type { Sample } from '../../contracts/sample.ts';
import { HyperalignError } from '../../errors.ts';
import type { AlongWithProfile, PersonKey, ProfileStore } from '../../ports/store.ts';
import { insertAttestations } from './attestations.ts';
import { cleanFiles } from './clean-files.ts';
import { insertEdits } from './edits.ts';
import { dropGuidances } from './guidances.ts';
import { noteVersion } from './job-work.ts';
import type { OpenDatabase } from './open-database.ts';
import { ensurePerson } from './people.ts';
import { readProfile } from './read-profile.ts';
import { removeSamples } from './remove-samples.ts';
import { dropReplies } from './replies.ts';
import { insertSamples } from './samples.ts';
import { damagedRecord } from './store-error.ts';
import type { Tables } from './tables.ts';

export function profilesIn(database: OpenDatabase): ProfileStore {
  const { db, file } = database;
  return {
    append: async (key, profile, samples = [], along = {}) => {
      await append(db, key, profile, { samples, along });
      if ((along.removedSamples ?? []).length > 0) await cleanFiles(database);
    },
    latest: (key) => readProfile(database, key, 'latest'),
    version: (key, version) => readProfile(database, key, version),
    history: async (key) => {
      const rows = await db
        .selectFrom('profile_versions')
        .where('workspace', '=', key.workspace)
        .where('person', '=', key.person)
        .select(['version', 'created_at', 'reason', 'hypothesis_count', 'sample_count'])
        .orderBy('version', 'desc')
        .execute();
      return rows.map(({ version, created_at, reason, hypothesis_count, sample_count }) => {
        const known = profileReasonSchema.safeParse(reason);
        if (!known.success)
          throw damagedRecord(
            file,
            `profile_versions (${key.workspace}, ${key.person}, ${version})`,
            'its reason is none of ours',
          );
        return {
          version,
          createdAt: created_at,
          reason: known.data,
          hypotheses: hypothesis_count,
          samples: sample_count,
        };
      });
    },
  };
}

async function append(
  db: Kysely<Tables>,
  key: PersonKey,
  profile: Profile,
  { samples, along }: { readonly samples: readonly Sample[]; readonly along: AlongWithProfile },
): Promise<void> {
  const { hypotheses, ...body } = readableAgain(key, profile);
  const { version, createdAt, reason, sampleCount } = body;
  const { workspace, person } = key;
  await db.transaction().execute(async (transaction) => {
    await noteVersion(transaction, along.lease, version);
    await refuseWrongVersion(transaction, key, version);
    await ensurePerson(transaction, { workspace, person, createdAt });
    await insertSamples(transaction, key, samples);
    await insertEdits(transaction, key, along.edits ?? []);
    await insertAttestations(transaction, key, along.attestations ?? []);
    await removeSamples(transaction, key, along.removedSamples ?? []);
    await dropReplies(transaction, key, along.answeredQuestions ?? []);
    // Made of the version before, and of samples that may go with it.
    await dropGuidances(transaction, key);
    await transaction
      .insertInto('profile_versions')
      .values({
        workspace,
        person,
        version,
        created_at: createdAt,
        reason,
        hypothesis_count: hypotheses.length,
        sample_count: sampleCount.inference + sampleCount.trial,
        body: JSON.stringify(body),
      })
      .execute();
    // One by one: they are few, and a statement would hold only so many values.
    for (const [position, hypothesis] of hypotheses.entries()) {
      const { id, dimension, origin, standing, reward } = hypothesis;
      await transaction
        .insertInto('hypotheses')
        .values({
          workspace,
          person,
          version,
          position,
          id,
          dimension,
          origin,
          standing,
          reward,
          body: JSON.stringify(hypothesis),
        })
        .execute();
    }
  });
}

/** What is refused on reading must not be written: a NaN becomes null in JSON and would make the whole version unreadable. */
function readableAgain({ person }: PersonKey, profile: Profile): Profile {
  const { success, data, error } = profileSchema.safeParse(profile);
  const issue = error?.issues[0];
  const problem = success ? null : `${issue?.path.join('.')}: ${issue?.message}`;
  if (success && data.person === person) return data;
  throw new HyperalignError(
    'invalid_input',
    `This profile cannot be kept for "${person}": ${problem ?? `it is of "${profile.person}"`}.`,
    {
      details: { person },
    },
  );
}

async function refuseWrongVersion(
  transaction: Kysely<Tables>,
  { workspace, person }: PersonKey,
  version: number,
): Promise<void> {
  const { newest } = await transaction
    .selectFrom('profile_versions')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .select(({ fn }) => fn.max('version').as('newest'))
    .executeTakeFirstOrThrow();
  if (version === Number(newest ?? 0) + 1) return;
  throw new HyperalignError(
    'conflict',
    `Profile version ${version} of "${person}" cannot follow version ${newest ?? 0}: somebody else has written meanwhile. Read the newest version and try again.`,
    { details: { person, version, newest: Number(newest ?? 0) } },
  );
}
