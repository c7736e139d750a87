import type { AuditEntry } from '../contracts/audit-entry.ts';

/** Keeps what was done. Entries are only added; `Store.forget` takes the person, their tokens and all ids out of the entries that name them. */
export interface AuditStore {
  /** Once this resolves, the entry survives the process. An entry already there is left as it was: a retry is safe. */
  add(entry: AuditEntry): Promise<void>;
  /** Newest first, ties by id, at most `limit`. */
  list(workspace: string, limit: number): Promise<readonly AuditEntry[]>;
}
