import type { Principal } from '../../contracts/access.ts';
import { type WorkspaceLimits, workspaceLimitsSchema } from '../../contracts/workspace-limits.ts';
import { HyperalignError } from '../../errors.ts';
import type { AccessPorts } from './access-ports.ts';
import { auditEntryOf } from './record-audit.ts';

/**
 * Sets what the workspace may use; what is not named stays. Never with a key, so that no tenant raises their own limits. Throws `not_allowed` or
 * `invalid_input`.
 */
export async function setLimits(
  ports: AccessPorts,
  by: Principal,
  changes: Partial<WorkspaceLimits>,
): Promise<WorkspaceLimits> {
  if (by.keyId !== null)
    throw new HyperalignError(
      'not_allowed',
      'No key may set limits. Set them on the machine with: hyperalign limits --requests-per-minute 60',
    );
  const { success, data, error } = workspaceLimitsSchema.safeParse({
    ...(await ports.store.limits.get(by.workspace)),
    ...changes,
  });
  if (!success) {
    const [issue] = error.issues;
    throw new HyperalignError('invalid_input', `The limit ${issue?.path.join('.')} cannot be used: ${issue?.message}.`);
  }
  const { requestsPerMinute, tokensPerDay } = data;
  const details = {
    ...(requestsPerMinute === null ? {} : { requestsPerMinute }),
    ...(tokensPerDay === null ? {} : { tokensPerDay }),
  };
  await ports.store.limits.set(by.workspace, data, auditEntryOf(ports, by, { action: 'limits.set', details }));
  return data;
}
