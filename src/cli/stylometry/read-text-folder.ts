import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { HyperalignError } from '../../errors.ts';
import { readTextFile } from './read-text-file.ts';

export interface FolderText {
  /** Path below what was given, without its ending. */
  readonly id: string;
  readonly author: string;
  readonly text: string;
}

export interface FoundFile {
  readonly path: string;
  readonly id: string;
  readonly author: string;
}

const endings = new Set(['.txt', '.md', '.text']);

/** Texts of folders, files and patterns such as `DIR/*\/*.txt`, in the order of their paths. Throws for paths that are not there and for no texts at all. */
export async function readTextFolders(paths: readonly string[], option: string): Promise<readonly FolderText[]> {
  const found = namedBySelves((await Promise.all(paths.map((path) => findTexts(path, option)))).flat());
  const files = [...new Map(found.map((file) => [resolve(file.path), file])).values()];
  if (files.length === 0) {
    throw new HyperalignError(
      'invalid_input',
      `There are no .txt or .md files in ${paths.map((path) => `"${path}"`).join(', ')} (${option}). Give a folder that holds texts.`,
    );
  }
  const texts: FolderText[] = [];
  for (const { path, id, author } of files) texts.push({ id, author, text: await readTextFile(path, option) });
  return texts;
}

async function findTexts(path: string, option: string): Promise<readonly FoundFile[]> {
  if (path.includes('*')) return findByPattern(path, option);
  const found = await statOf(path);
  if (found === null) {
    throw new HyperalignError('path_not_found', `There is no file or folder "${path}" (${option}). Check the path.`);
  }
  if (!found.isDirectory()) return [fileAlone(path)];
  return (await filesBelow(path)).map((file) => inFolder(path, file));
}

/** A shell that does not expand `*` leaves it to us: a star stands for anything but a slash. */
async function findByPattern(pattern: string, option: string): Promise<readonly FoundFile[]> {
  const fixed = pattern.slice(0, pattern.indexOf('*'));
  const root = fixed.includes('/') || fixed.includes(sep) ? dirname(`${fixed}x`) : '.';
  const source = resolve(pattern)
    .split('*')
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(`[^/\\\\]*`);
  const wanted = new RegExp(`^${source}$`);
  const files = (await findTexts(root, option)).filter(({ path }) => wanted.test(resolve(path)));
  return files;
}

function inFolder(root: string, path: string): FoundFile {
  const below = relative(root, path);
  const [first = '', ...rest] = below.split(sep);
  const name = basename(path, extname(path));
  const author = rest.length > 0 ? first : authorOfName(name, root);
  return {
    path,
    author,
    id: below
      .slice(0, below.length - extname(below).length)
      .split(sep)
      .join('/'),
  };
}

/** `author_title` names its author; any other file is its folder's. */
function authorOfName(name: string, folder: string): string {
  const at = name.indexOf('_');
  return at > 0 ? name.slice(0, at) : basename(resolve(folder));
}

/** Files of one folder that all are called `author_title` name their authors themselves, as they do inside a folder. */
function namedBySelves(files: readonly FoundFile[]): readonly FoundFile[] {
  const folders = new Set(files.map(({ path }) => dirname(resolve(path))));
  const names = files.map(({ path }) => basename(path, extname(path)));
  if (folders.size !== 1 || files.length < 2 || !names.every((name) => name.indexOf('_') > 0)) return files;
  return files.map((file, at) => ({ ...file, author: authorOfName(names[at] ?? '', '') }));
}

/** A single file, as a shell gives them for `DIR/*\/*.txt`: its folder is the author. */
function fileAlone(path: string): FoundFile {
  const name = basename(path, extname(path));
  const folder = basename(dirname(resolve(path)));
  return { path, id: `${folder}/${name}`, author: folder };
}

/** Links are followed; a folder that holds itself by a link is read once. */
async function filesBelow(folder: string, above: readonly string[] = []): Promise<readonly string[]> {
  const place = await realpath(folder);
  if (above.includes(place)) return [];
  const inside = await Promise.all(
    (await namesIn(folder))
      .filter((name) => !name.startsWith('.'))
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map(async (name) => {
        const path = join(folder, name);
        if ((await statOf(path))?.isDirectory() === true) return filesBelow(path, [...above, place]);
        return endings.has(extname(name).toLowerCase()) ? [path] : [];
      }),
  );
  return inside.flat();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown cause';
    throw new HyperalignError(
      'unreadable_input',
      `The folder "${folder}" could not be read (${code}). Allow reading it, or give another.`,
      { cause: error },
    );
  }
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch {
    return null;
  }
}
