import type { Principal } from '../../contracts/access.ts';
import type { RotatedKey } from '../../contracts/access-key.ts';
import { judgeKey, keyText } from '../../core/access/index.ts';
import { HyperalignError } from '../../errors.ts';
import { checkWholeNumber } from '../check-whole-number.ts';
import { isoTime } from '../record-run.ts';
import type { AccessPorts } from './access-ports.ts';
import { findKey } from './find-key.ts';
import { hashKey } from './hash-key.ts';
import { withNewSecret } from './issue-key.ts';
import { auditEntryOf } from './record-audit.ts';
import { requireManager } from './require-manager.ts';

export interface RotateOptions {
  /** Milliseconds that the secret before stays valid, at most 30 days; default a day. */
  readonly graceMs?: number;
}

/**
 * Gives a key another secret; id, name, scopes, person and expiry stay. The secret before it is valid for a time of grace, one that was in its own grace no
 * longer. Throws `not_allowed`, `key_not_found`, `invalid_input` (the key is revoked or has expired) or `conflict`.
 */
export async function rotateKey(
  ports: AccessPorts,
  by: Principal,
  id: string,
  { graceMs = dayMs }: RotateOptions = {},
): Promise<RotatedKey> {
  requireManager(by, 'rotate keys');
  checkWholeNumber('graceMs', graceMs, { min: 0, max: 30 * dayMs });
  const { key, secretHash } = await findKey(ports, by, id);
  const now = ports.clock.now();
  const refusal = judgeKey({ ...key, secret: 'current', previousUntil: null, now });
  if (refusal !== null)
    throw new HyperalignError(
      'invalid_input',
      `The key "${id}" is ${refusal} and cannot be rotated. Issue another one.`,
    );
  const parts = withNewSecret(ports, key);
  const oldSecretUntil = isoTime(now + graceMs);
  const entry = auditEntryOf(ports, by, {
    action: 'keys.rotate',
    person: key.person,
    details: { key: id, graceMinutes: Math.round(graceMs / 60_000) },
  });
  const rotation = { fromHash: secretHash, toHash: hashKey(parts), previousUntil: oldSecretUntil };
  if (!(await ports.store.keys.rotate(key, rotation, entry)))
    throw new HyperalignError(
      'conflict',
      `Somebody else has changed the key "${id}" meanwhile. Look at it and try again.`,
    );
  return { key, secret: keyText(parts), oldSecretUntil };
}

const dayMs = 86_400_000;
