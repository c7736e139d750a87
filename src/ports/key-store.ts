import type { AccessKey } from '../contracts/access-key.ts';
import type { AuditEntry } from '../contracts/audit-entry.ts';

/** A key with what it is known by. Stays in the engine: shells are given `key` alone. */
export interface StoredKey {
  readonly key: AccessKey;
  /** SHA-256, hexadecimal. */
  readonly secretHash: string;
  /** The secret before this one, while it is valid, too. */
  readonly previous: PreviousSecret | null;
}

export interface PreviousSecret {
  readonly secretHash: string;
  readonly until: string;
}

export interface KeyRef {
  readonly workspace: string;
  readonly id: string;
}

/** Keeps keys by the hashes of their secrets. Each change is kept together with the entry of the audit log that tells of it, or not at all. */
export interface KeyStore {
  /** Once this resolves, key and entry survive the process. Fails with `conflict` where the workspace has a key of that id. */
  add(key: StoredKey, entry: AuditEntry): Promise<void>;
  /** One row by its primary key, null where there is none, in the same time. Asked with every request. */
  find(ref: KeyRef): Promise<StoredKey | null>;
  /** Whether a key was ever issued in any workspace, be it revoked, expired, or gone with a forgotten person. */
  wereIssued(): Promise<boolean>;
  /** Newest first, ties by id. */
  list(workspace: string): Promise<readonly AccessKey[]>;
  /** Gives the key another secret. False, and nothing kept, where it is not there, is revoked, or has no longer the secret it is rotated from. */
  rotate(ref: KeyRef, rotation: Rotation, entry: AuditEntry): Promise<boolean>;
  /** False, and nothing kept, where it is not there or revoked already. */
  revoke(ref: KeyRef, at: string, entry: AuditEntry): Promise<boolean>;
  /**
   * Notes a use, and never an earlier one than is noted. Waits for nobody: where another process is writing or nothing can be written, it is not noted and
   * nothing fails. Survives the process, though perhaps not a power cut.
   */
  noteUse(ref: KeyRef, at: string): Promise<void>;
}

export interface Rotation {
  readonly fromHash: string;
  readonly toHash: string;
  /** Until when the secret before stays valid. */
  readonly previousUntil: string;
}
