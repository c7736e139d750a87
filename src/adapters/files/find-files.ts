import { basename, join } from 'node:path';
import { HyperalignError } from '../../errors.ts';
import type { SkippedDocument } from '../../ports/document-reader.ts';
import { accessProblem, errorCode, type FileAccess } from './file-access.ts';
import { skipped } from './read-context.ts';

export interface FoundFile {
  readonly kind: 'file';
  readonly path: string;
  readonly label: string;
  readonly unit: string;
  readonly origin: 'named' | 'found';
}

/** Fails with `path_not_found` unless every path exists; with `unreadable_input` when the only one may not be looked at. */
export async function checkPaths(access: FileAccess, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    try {
      await access.kindOf(path);
    } catch (error) {
      const code = errorCode(error);
      if (code === 'ENOENT' || code === 'ENOTDIR') {
        throw new HyperalignError('path_not_found', `There is no file or folder ${path}. Check the path.`, {
          details: { path },
          cause: error,
        });
      }
      if (paths.length === 1) throw unreadable(path, error);
    }
  }
}

/** Files of the paths, folders walked in order of names; hidden files and node_modules left out; nothing is visited twice, so links may loop. */
export async function* findFiles(
  access: FileAccess,
  paths: readonly string[],
): AsyncGenerator<FoundFile | SkippedDocument> {
  const visited = new Set<string>();
  const isOnly = paths.length === 1;
  for (const path of paths.toSorted()) {
    yield* walk(access, { path, unit: basename(path), origin: 'named', isOnly }, visited);
  }
}

export function unreadable(path: string, error: unknown): HyperalignError {
  return new HyperalignError(
    'unreadable_input',
    `${path} cannot be read: ${accessProblem(error) ?? 'unknown reason'}. Check its permissions.`,
    {
      details: { path },
      cause: error,
    },
  );
}

interface Step {
  readonly path: string;
  readonly unit: string;
  readonly origin: 'named' | 'found';
  readonly isOnly: boolean;
}

async function* walk(
  access: FileAccess,
  step: Step,
  visited: Set<string>,
): AsyncGenerator<FoundFile | SkippedDocument> {
  const { path, unit, origin } = step;
  const label = basename(path);
  try {
    const real = await access.realPath(path);
    if (visited.has(real)) return;
    visited.add(real);
    const kind = await access.kindOf(path);
    if (kind === 'file') yield { kind: 'file', path, label, unit, origin };
    if (kind !== 'folder') return;
    const names = (await access.list(path))
      .filter((name) => !name.startsWith('.') && name !== 'node_modules')
      .toSorted();
    for (const name of names) {
      yield* walk(
        access,
        { path: join(path, name), unit: origin === 'named' ? name : `${unit}/${name}`, origin: 'found', isOnly: false },
        visited,
      );
    }
  } catch (error) {
    const problem = accessProblem(error);
    if (problem === null) throw error;
    if (step.isOnly) throw unreadable(path, error);
    yield skipped(label, 'unreadable', problem);
  }
}
