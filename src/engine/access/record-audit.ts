import type { Principal } from '../../contracts/access.ts';
import { type AuditEntry, auditEntrySchema } from '../../contracts/audit-entry.ts';
import { identifierSchema } from '../../contracts/identifiers.ts';
import { HyperalignError } from '../../errors.ts';
import { isoTime } from '../record-run.ts';
import type { AccessPorts } from './access-ports.ts';

/** What somebody did, as a caller tells it. */
export interface AuditedAction {
  /** `profile.export`, `sample.remove`, … */
  readonly action: string;
  /** To whom; default nobody in particular. */
  readonly person?: string | null;
  /** Default `ok`. */
  readonly outcome?: string;
  /** Counts, and ids of records. */
  readonly details?: AuditEntry['details'];
}

/** Keeps an entry of the audit log. Throws `invalid_input` where it holds what is neither count nor id, without repeating it. */
export async function recordAudit(
  ports: AccessPorts,
  by: Pick<Principal, 'workspace' | 'keyId'>,
  audited: AuditedAction,
): Promise<AuditEntry> {
  const entry = auditEntryOf(ports, by, audited);
  await ports.store.audit.add(entry);
  return entry;
}

const newEntrySchema = auditEntrySchema.extend({ person: identifierSchema.nullable() });

/** The entry alone, for those who keep it together with what it tells of. */
export function auditEntryOf(
  { clock, random }: Pick<AccessPorts, 'clock' | 'random'>,
  { workspace, keyId }: Pick<Principal, 'workspace' | 'keyId'>,
  { action, person = null, outcome = 'ok', details = {} }: AuditedAction,
): AuditEntry {
  const entry = { id: random.id(), at: isoTime(clock.now()), workspace, keyId, action, person, outcome, details };
  const { success, data, error } = newEntrySchema.safeParse(entry);
  if (success) return data;
  const place = error.issues[0]?.path.join('.') ?? 'entry';
  throw new HyperalignError(
    'invalid_input',
    `An entry of the audit log cannot hold this ${place}. Give counts and ids of records, and an action such as "profile.export".`,
    { details: { place } },
  );
}
