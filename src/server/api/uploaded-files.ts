import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps files in a folder that only this user can read, for as long as `use` takes. The folder is gone when this settles, also where writing or `use` fails.
 */
export async function withFiles<Result>(
  files: readonly File[],
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'hyperalign-upload-'));
  try {
    const taken = new Set<string>();
    for (const [at, file] of files.entries()) {
      const name = safeName(file.name);
      // Readers tell formats by names and show them, so a name is kept; files of one name lie in folders of their own.
      const place = taken.has(name.toLowerCase()) ? join(folder, `~${at + 1}`) : folder;
      taken.add(name.toLowerCase());
      await mkdir(place, { recursive: true, mode: 0o700 });
      await writeFile(join(place, name), Buffer.from(await file.arrayBuffer()), { mode: 0o600, flag: 'wx' });
    }
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The last part of a name, without what could leave the folder or hide the file; never with a tilde. */
function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[^\p{L}\p{M}\p{N} ._@()+-]/gu, '_').replace(/^[.\s]+/, '');
  // A file system takes 255 bytes; the end tells the format.
  return [...plain].slice(-60).join('') || 'file';
}
