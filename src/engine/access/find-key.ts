import type { Principal } from '../../contracts/access.ts';
import { keyIdSchema } from '../../contracts/access-key.ts';
import { HyperalignError } from '../../errors.ts';
import type { StoredKey } from '../../ports/key-store.ts';
import type { AccessPorts } from './access-ports.ts';

/** A key of the principal's workspace. Throws `key_not_found`, and repeats only what has the form of an id: somebody may have pasted a secret. */
export async function findKey({ store }: AccessPorts, { workspace }: Principal, id: string): Promise<StoredKey> {
  const isId = keyIdSchema.safeParse(id).success;
  const found = isId ? await store.keys.find({ workspace, id }) : null;
  if (found !== null) return found;
  const what = isId ? `There is no key "${id}"` : 'This is no id of a key';
  throw new HyperalignError('key_not_found', `${what}. See the ids with: hyperalign keys list`);
}
