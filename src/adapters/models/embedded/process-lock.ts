import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
// Types only: the module is taken when a lock is, so that nothing else pays for it.
import type { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';

export interface LockOptions {
  readonly signal?: AbortSignal;
  /** Called once, when another process or task holds the lock. */
  readonly onWait?: () => void;
  /** Milliseconds between two tries; default 200. */
  readonly retryMs?: number;
}

/**
 * Runs `work` while no other process on this machine runs under the same lock file. The lock is SQLite's own on an empty database:
 * the operating system lets go of it when its holder ends, however it ends, so there is no stale lock to guess about.
 * The file stays; removing it would let two holders in.
 */
export async function withProcessLock<T>(
  path: string,
  { signal, onWait, retryMs = 200 }: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  let waited = false;
  for (;;) {
    signal?.throwIfAborted();
    const database = tryLock(path);
    if (database !== null) {
      try {
        return await work();
      } finally {
        database.close();
      }
    }
    if (!waited) onWait?.();
    waited = true;
    await pause(retryMs, undefined, signal === undefined ? {} : { signal });
  }
}

function tryLock(path: string): DatabaseSync | null {
  const database = openDatabase(path);
  try {
    database.exec('begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if ((error as { readonly errcode?: number }).errcode === sqliteBusy) return null;
    throw error;
  }
}

const sqliteBusy = 5;

/** Node 22 warns once that its SQLite is experimental, on the user's terminal; that one warning is kept back. */
function openDatabase(path: string): DatabaseSync {
  const { emitWarning } = process;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).includes('SQLite is an experimental feature'))
      Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    const { DatabaseSync: Database } = process.getBuiltinModule('node:sqlite');
    return new Database(path, { timeout: 0 });
  } finally {
    process.emitWarning = emitWarning;
  }
}
