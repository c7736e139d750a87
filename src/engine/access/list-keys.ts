import type { Principal } from '../../contracts/access.ts';
import type { AccessKey } from '../../contracts/access-key.ts';
import type { AccessPorts } from './access-ports.ts';
import { requireManager } from './require-manager.ts';

/** Every key of the principal's workspace, newest first, also those that open nothing any more. Throws `not_allowed`. */
export async function listKeys({ store }: AccessPorts, by: Principal): Promise<readonly AccessKey[]> {
  requireManager(by, 'list keys');
  return store.keys.list(by.workspace);
}
