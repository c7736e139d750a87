import type { Principal, Scope } from './contracts/access.ts';
import type { AccessKey, IssuedKey, RotatedKey } from './contracts/access-key.ts';
import type { AuditEntry } from './contracts/audit-entry.ts';
import type { Budget, WorkspaceLimits } from './contracts/workspace-limits.ts';
import { allows, ownerOf } from './core/access/index.ts';
import type { AccessPorts } from './engine/access/access-ports.ts';
import { type Authentication, authenticate } from './engine/access/authenticate.ts';
import { type IssueOptions, issueKey } from './engine/access/issue-key.ts';
import { listAudit } from './engine/access/list-audit.ts';
import { listKeys } from './engine/access/list-keys.ts';
import { type Admission, openRateLimiter } from './engine/access/rate-limiter.ts';
import { type AuditedAction, recordAudit } from './engine/access/record-audit.ts';
import { revokeKey } from './engine/access/revoke-key.ts';
import { type RotateOptions, rotateKey } from './engine/access/rotate-key.ts';
import { setLimits } from './engine/access/set-limits.ts';
import { openSpending, type Spending } from './engine/access/spending.ts';

/**
 * Who may do what: keys, limits and the audit log of every workspace of a store. Whoever asks is a principal: `authenticate` gives the one of a key,
 * `ownerOf` the one who sits at the machine. A principal reaches its own workspace alone.
 */
export interface Access {
  /** Who a key's text belongs to, or why it opens nothing. */
  authenticate(text: string): Promise<Authentication>;
  /** Whether a key was ever issued, in whatever workspace: from then on a server asks for one. */
  hasKeys(): Promise<boolean>;
  /** Whether a principal may do what needs the scope, to one person or, with null, to the whole workspace. */
  allows(principal: Principal, scope: Scope, person: string | null): boolean;
  /** The principal of a workspace's owner, for shells that run on the owner's machine. */
  ownerOf(workspace: string): Principal;
  /** Issues a key; the result holds its secret, which is shown this once. */
  issue(by: Principal, options: IssueOptions): Promise<IssuedKey>;
  /** Gives a key another secret; the one before stays valid for a day, or the given time. */
  rotate(by: Principal, id: string, options?: RotateOptions): Promise<RotatedKey>;
  /** Ends a key at once. */
  revoke(by: Principal, id: string): Promise<AccessKey>;
  /** Every key of the workspace, newest first. */
  list(by: Principal): Promise<readonly AccessKey[]>;
  /** Takes one request out of what the workspace, and a person's token, may ask in a minute. */
  take(principal: Principal): Promise<Admission>;
  /** What the workspace's models have used today, and when the day ends. Whoever hands out a model enforces it. */
  budget(workspace: string): Promise<Budget>;
  limits(workspace: string): Promise<WorkspaceLimits>;
  /** Sets what the workspace may use; not with a key. */
  setLimits(by: Principal, changes: Partial<WorkspaceLimits>): Promise<WorkspaceLimits>;
  /** Keeps an entry of the audit log. Issuing, rotating, revoking, setting limits and forgetting keep theirs themselves. */
  record(by: Principal, audited: AuditedAction): Promise<AuditEntry>;
  /** The newest entries of the audit log. */
  audit(by: Principal, options?: { readonly limit?: number }): Promise<readonly AuditEntry[]>;
  /** Lets go of the store. */
  close(): Promise<void>;
}

/** Binds access to its ports. `composeAccess` in `compose.ts` chooses them. `spending`: what is shared with those who hand out models, where there are any. */
export function bindAccess(ports: AccessPorts, spending: Pick<Spending, 'budget'> = openSpending(ports)): Access {
  const limiter = openRateLimiter(ports);
  return {
    allows,
    ownerOf,
    hasKeys: () => ports.store.keys.wereIssued(),
    authenticate: (text) => authenticate(ports, text),
    issue: (by, options) => issueKey(ports, by, options),
    rotate: (by, id, options) => rotateKey(ports, by, id, options),
    revoke: (by, id) => revokeKey(ports, by, id),
    list: (by) => listKeys(ports, by),
    take: (principal) => limiter.take(principal),
    budget: (workspace) => spending.budget(workspace),
    limits: (workspace) => ports.store.limits.get(workspace),
    setLimits: (by, changes) => setLimits(ports, by, changes),
    record: (by, audited) => recordAudit(ports, by, audited),
    audit: (by, options) => listAudit(ports, by, options),
    close: () => ports.store.close(),
  };
}
