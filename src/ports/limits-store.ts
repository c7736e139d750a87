import type { AuditEntry } from '../contracts/audit-entry.ts';
import type { WorkspaceLimits } from '../contracts/workspace-limits.ts';

/** Keeps what each workspace may use. */
export interface LimitsStore {
  /** Without limits where none were set. One row, asked with every request. */
  get(workspace: string): Promise<WorkspaceLimits>;
  /** Replaces both, together with the entry of the audit log that tells of it. */
  set(workspace: string, limits: WorkspaceLimits, entry: AuditEntry): Promise<void>;
}
