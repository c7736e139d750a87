import type { Principal, Scope } from '../../contracts/access.ts';
import { type AccessKey, accessKeySchema, type IssuedKey } from '../../contracts/access-key.ts';
import { identifierSchema } from '../../contracts/identifiers.ts';
import { type KeyParts, keyIdBytes, keySecretBytes, keyText, toBase32 } from '../../core/access/index.ts';
import { HyperalignError } from '../../errors.ts';
import { isoTime } from '../record-run.ts';
import type { AccessPorts } from './access-ports.ts';
import { hashKey } from './hash-key.ts';
import { auditEntryOf } from './record-audit.ts';
import { requireManager } from './require-manager.ts';

export interface IssueOptions {
  /** For its owner to know it by. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Makes it a token of one person, who need not be known yet. Default: a key of the whole workspace. */
  readonly person?: string | null;
  /** ISO 8601; default: never. */
  readonly expiresAt?: string | null;
}

/**
 * Issues a key of the principal's workspace. Its secret is in the result, once, and kept nowhere. Throws `not_allowed` for a principal who may not manage
 * the workspace or gives scopes that it has not itself, and `invalid_input`.
 */
export async function issueKey(ports: AccessPorts, by: Principal, options: IssueOptions): Promise<IssuedKey> {
  requireManager(by, 'issue keys');
  const key = newKey(ports, by.workspace, options);
  const beyond = key.scopes.filter((scope) => !by.scopes.includes(scope));
  if (beyond.length > 0)
    throw new HyperalignError(
      'not_allowed',
      `This key cannot give the scopes it has not itself: ${beyond.join(', ')}.`,
      {
        details: { scopes: beyond },
      },
    );
  const parts = withNewSecret(ports, key);
  const entry = auditEntryOf(ports, by, {
    action: 'keys.issue',
    person: key.person,
    details: { key: key.id, scopes: key.scopes.length },
  });
  await ports.store.keys.add({ key, secretHash: hashKey(parts), previous: null }, entry);
  return { key, secret: keyText(parts) };
}

/** A secret for the key, with all that its text says. */
export function withNewSecret({ random }: AccessPorts, { workspace, id }: AccessKey): KeyParts {
  return { workspace, id, secret: toBase32(random.bytes(keySecretBytes)) };
}

/** A person's id is brought into its one form here; what is kept has it already. */
const newKeySchema = accessKeySchema.extend({ person: identifierSchema.nullable() });

function newKey({ clock, random }: AccessPorts, workspace: string, options: IssueOptions): AccessKey {
  const { name, scopes, person = null, expiresAt = null } = options;
  const now = clock.now();
  const { success, data, error } = newKeySchema.safeParse({
    ...{ id: toBase32(random.bytes(keyIdBytes)), workspace, name, scopes, person },
    ...{ createdAt: isoTime(now), expiresAt, lastUsedAt: null, revokedAt: null },
  } satisfies Record<keyof AccessKey, unknown>);
  if (!success) {
    const [issue] = error.issues;
    throw new HyperalignError(
      'invalid_input',
      `The ${String(issue?.path[0])} of a key cannot be used: ${issue?.message}.`,
    );
  }
  if (data.expiresAt !== null && Date.parse(data.expiresAt) <= now)
    throw new HyperalignError('invalid_input', `A key cannot expire at ${data.expiresAt}, which is past.`);
  return data;
}
