import type { Principal } from '../../contracts/access.ts';
import type { AccessKey } from '../../contracts/access-key.ts';
import { isoTime } from '../record-run.ts';
import type { AccessPorts } from './access-ports.ts';
import { findKey } from './find-key.ts';
import { auditEntryOf } from './record-audit.ts';
import { requireManager } from './require-manager.ts';

/** Ends a key at once, with every secret it has. A key that was revoked stays as it was. Throws `not_allowed` or `key_not_found`. */
export async function revokeKey(ports: AccessPorts, by: Principal, id: string): Promise<AccessKey> {
  requireManager(by, 'revoke keys');
  const { key } = await findKey(ports, by, id);
  const entry = auditEntryOf(ports, by, { action: 'keys.revoke', person: key.person, details: { key: id } });
  await ports.store.keys.revoke(key, isoTime(ports.clock.now()), entry);
  return (await findKey(ports, by, id)).key;
}
