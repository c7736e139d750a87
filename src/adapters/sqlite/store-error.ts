import { HyperalignError } from '../../errors.ts';

/** Result codes of SQLite (sqlite.org/rescode.html); an extended code keeps the primary one in its lowest byte. */
const resultCode = {
  error: 1,
  permission: 3,
  busy: 5,
  locked: 6,
  readOnly: 8,
  ioError: 10,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  protocol: 15,
  notADatabase: 26,
} as const;

/** Another connection holds the lock: trying again may help. */
export function isBusy(error: unknown): boolean {
  const code = primaryCodeOf(error);
  return code === resultCode.busy || code === resultCode.locked || code === resultCode.protocol;
}

/** Turns a failure of SQLite or the file system into ours, naming the file and the way out. Anything else is returned as it is. */
export function toStoreError(error: unknown, file: string): unknown {
  if (error instanceof HyperalignError || !(error instanceof Error)) return error;
  const fail = { details: { file }, cause: error };
  switch (kindOf(error)) {
    case 'full':
      return new HyperalignError(
        'storage_full',
        `There is no room left to write to ${file}. Nothing of this step was kept, and what was there before is unharmed. Free some space and try again.`,
        fail,
      );
    case 'damaged':
      return damagedFile(file, error.message, error);
    case 'busy':
      return new HyperalignError(
        'conflict',
        `Another process has kept ${file} busy for too long. Try again when it is done.`,
        fail,
      );
    case 'unavailable':
      return new HyperalignError(
        'store_unavailable',
        `The store ${file} cannot be opened or written (${error.message}). Check that its folder exists and may be written, or choose another with --home or HYPERALIGN_HOME.`,
        fail,
      );
    case 'other':
      return error;
  }
}

/** The file as a whole cannot be trusted. Nothing is ever deleted: what can be saved is the owner's to decide. */
export function damagedFile(file: string, what: string, cause?: unknown): HyperalignError {
  return new HyperalignError(
    'store_damaged',
    `The store ${file} is damaged (${what}). Nothing was deleted. See the extent with: hyperalign doctor. Then restore the file from a backup, or move it away to begin anew.`,
    { details: { file }, cause },
  );
}

/** One record cannot be read, such as `profile_versions (default, ada, 3)`. */
export function damagedRecord(file: string, record: string, what: string): HyperalignError {
  return new HyperalignError(
    'store_damaged',
    `The record ${record} in ${file} cannot be read (${what}). Nothing was deleted. See the extent with: hyperalign doctor. Then restore the file from a backup, or forget this person and learn them again.`,
    { details: { file, record } },
  );
}

type Kind = 'full' | 'damaged' | 'busy' | 'unavailable' | 'other';

function kindOf(error: Error): Kind {
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  if (/^E(ACCES|PERM|ROFS|NOTDIR|ISDIR|EXIST|NOENT|IO|LOOP|NAMETOOLONG|BUSY|MFILE|NFILE)$/.test(code))
    return 'unavailable';
  // A stored integer beyond JavaScript's: the store writes none.
  if (code === 'ERR_OUT_OF_RANGE') return 'damaged';
  if (isBusy(error)) return 'busy';
  switch (primaryCodeOf(error)) {
    case resultCode.full:
      return 'full';
    case resultCode.corrupt:
    case resultCode.notADatabase:
      return 'damaged';
    case resultCode.permission:
    case resultCode.readOnly:
    case resultCode.ioError:
    case resultCode.cannotOpen:
      return 'unavailable';
    case resultCode.error:
      return /^no such (table|column)/.test(error.message) ? 'damaged' : 'other';
    default:
      return 'other';
  }
}

function primaryCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return null;
  return error.errcode & 0xff;
}
