import type { Kysely } from 'kysely';
import { type Attestation, attestationSchema } from '../../contracts/attestation.ts';
import type { AttestationStore } from '../../ports/attestation-store.ts';
import type { PersonKey } from '../../ports/store.ts';
import { isJobThere } from './jobs.ts';
import type { OpenDatabase } from './open-database.ts';
import { parseJson } from './parse-json.ts';
import { damagedRecord } from './store-error.ts';
import type { AttestationsTable, Tables } from './tables.ts';

export function attestationsIn({ db, file }: OpenDatabase): AttestationStore {
  return {
    add: async (key, attestation, job) => {
      await db.transaction().execute(async (transaction) => {
        if (!(await isJobThere(transaction, job))) return;
        const known = await transaction
          .selectFrom('people')
          .where('workspace', '=', key.workspace)
          .where('person', '=', key.person)
          .select('person')
          .executeTakeFirst();
        if (known !== undefined) await insertAttestations(transaction, key, [attestation]);
      });
    },
    list: async ({ workspace, person }) => {
      const rows = await db
        .selectFrom('attestations')
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .selectAll()
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => toAttestation(row, file));
    },
  };
}

/** Inside a transaction, for a person who is there. */
export async function insertAttestations(
  transaction: Kysely<Tables>,
  { workspace, person }: PersonKey,
  attestations: readonly Attestation[],
): Promise<void> {
  for (const attestation of attestations) {
    await transaction
      .insertInto('attestations')
      .values({ workspace, person, id: attestation.id, at: attestation.at, body: JSON.stringify(attestation) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

function toAttestation({ workspace, person, id, body }: AttestationsTable, file: string): Attestation {
  const { success, data, error } = attestationSchema.safeParse(parseJson(body));
  if (success && data.id === id) return data;
  const [issue] = error?.issues ?? [];
  throw damagedRecord(
    file,
    `attestations (${workspace}, ${person}, ${id})`,
    issue === undefined ? 'it holds another attestation' : `${issue.path.join('.')}: ${issue.message}`,
  );
}
