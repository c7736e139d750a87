import { createReadStream } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';

/** The four questions the reader asks a file system. They fail with Node's errors (`ENOENT`, `EACCES`, …). */
export interface FileAccess {
  kindOf(path: string): Promise<'file' | 'folder' | 'other'>;
  /** Names in a folder, in no order. */
  list(path: string): Promise<readonly string[]>;
  /** The path with every link followed: tells a folder that was visited already. */
  realPath(path: string): Promise<string>;
  open(path: string): AsyncIterable<Uint8Array>;
}

const chunkBytes = 256 * 1024;

export const nodeFileAccess: FileAccess = {
  async kindOf(path) {
    const found = await stat(path);
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : 'other';
  },
  list: (path) => readdir(path),
  realPath: (path) => realpath(path),
  open: (path) => createReadStream(path, { highWaterMark: chunkBytes }),
};

/** Node's code of an error, or the empty string. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why a path cannot be read, in words, or null where the error is not one of the file system. */
export function accessProblem(error: unknown): string | null {
  const code = errorCode(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'it is gone, or a link that leads nowhere';
  if (code === 'ELOOP') return 'a link that leads to itself';
  if (code === 'EMFILE' || code === 'ENFILE') return 'too many open files';
  return /^E[A-Z]+$/.test(code) ? `the system says ${code}` : null;
}
