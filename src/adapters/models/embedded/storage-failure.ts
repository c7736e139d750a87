import { statfs } from 'node:fs/promises';
import { HyperalignError, isHyperalignError } from '../../../errors.ts';

/** Turns what the file system says into our error; gives every other error back as it is. */
export function storageFailure(error: unknown, folder: string): unknown {
  if (isHyperalignError(error)) return error;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (
    code === 'ENOSPC' ||
    code === 'EDQUOT' ||
    (error instanceof Error && /no space left on device|disk quota exceeded/i.test(error.message))
  )
    return new HyperalignError(
      'storage_full',
      `The disk that holds ${folder} is full. Free some space, or choose another place with --home; what was fetched so far is kept and goes on from there.`,
      {
        details: { folder },
        cause: error,
      },
    );
  const place = (error as { readonly errcode?: number } | null)?.errcode;
  const unwritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code ?? '');
  if (unwritable || place === sqliteReadOnly || place === sqliteCannotOpen)
    return new HyperalignError(
      'fetch_failed',
      `${folder} cannot be written (${unwritable ? code : 'read-only'}). Make it writable, or choose another place with --home.`,
      { details: { folder }, cause: error },
    );
  return error;
}

/** What the lock file says when its folder takes no files. */
const sqliteReadOnly = 8;
const sqliteCannotOpen = 14;

/** Fails with `storage_full` before anything is spent when what is still to come cannot fit. */
export async function checkFreeSpace(folder: string, neededBytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  const megabytes = (bytes: number) => Math.ceil(bytes / 1e6).toLocaleString('en');
  throw new HyperalignError(
    'storage_full',
    `The disk that holds ${folder} has ${megabytes(free)} MB free, and ${megabytes(neededBytes)} MB are needed. Free some space, or choose another place with --home.`,
    {
      details: { folder, free, needed: neededBytes },
    },
  );
}
