import type { ForgottenRecords, PersonKey } from '../ports/store.ts';
import { dropCounts } from './count-text.ts';
import type { EnginePorts } from './engine-ports.ts';
import { promptOwner } from './prompt-owner.ts';

export interface Forgotten extends ForgottenRecords {
  readonly person: string;
  readonly promptStates: number;
}

/** Removes everything kept of a person and says what. A person nobody knows gives zeros: calling again is safe. */
export async function forget(ports: EnginePorts, key: PersonKey): Promise<Forgotten> {
  // States first: should the process die between, the person is still listed and can be forgotten again.
  const promptStates = await ports.promptStates.forget(promptOwner(key));
  const records = await ports.store.forget(key);
  dropCounts();
  return { person: key.person, ...records, promptStates };
}
