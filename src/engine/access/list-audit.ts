import type { Principal } from '../../contracts/access.ts';
import type { AuditEntry } from '../../contracts/audit-entry.ts';
import { checkWholeNumber } from '../check-whole-number.ts';
import type { AccessPorts } from './access-ports.ts';
import { requireManager } from './require-manager.ts';

/** The newest entries of the audit log of the principal's workspace, at most `limit` (1 to 10,000; default 100). Throws `not_allowed`. */
export async function listAudit(
  { store }: AccessPorts,
  by: Principal,
  { limit = 100 }: { readonly limit?: number } = {},
): Promise<readonly AuditEntry[]> {
  requireManager(by, 'read the audit log');
  checkWholeNumber('limit', limit, { min: 1, max: 10_000 });
  return store.audit.list(by.workspace, limit);
}
