import type { ForgottenRecords, PersonKey } from '../ports/store.ts';
import { auditEntryOf } from './access/record-audit.ts';
import { dropCounts } from './count-text.ts';
import type { EnginePorts } from './engine-ports.ts';
import { promptOwner } from './prompt-owner.ts';

export interface Forgotten extends ForgottenRecords {
  readonly person: string;
  readonly promptStates: number;
}

export interface ForgetOptions {
  /** The key it is asked with, for the audit log; default null, on the machine itself. A token of the person is not named: it is forgotten with them. */
  readonly keyId?: string | null;
}

/**
 * Removes everything kept of a person and says what. The audit log keeps that somebody was forgotten, with the counts, not whom. A person nobody knows gives
 * zeros: calling again is safe.
 */
export async function forget(
  ports: EnginePorts,
  key: PersonKey,
  { keyId = null }: ForgetOptions = {},
): Promise<Forgotten> {
  // States first: should the process die between, the person is still listed and can be forgotten again.
  const promptStates = await ports.promptStates.forget(promptOwner(key));
  const token = keyId === null ? null : await ports.store.keys.find({ workspace: key.workspace, id: keyId });
  const by = { workspace: key.workspace, keyId: token?.key.person === key.person ? null : keyId };
  const records = await ports.store.forget(key, (counts) =>
    auditEntryOf(ports, by, { action: 'person.forget', details: { ...counts, promptStates } }),
  );
  dropCounts();
  return { person: key.person, ...records, promptStates };
}
