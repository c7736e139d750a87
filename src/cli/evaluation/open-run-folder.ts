import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { HyperalignError } from '../../errors.ts';

/** What a run was asked for, kept beside its results: going on with other settings would mix two runs. */
export type RunSettings = Readonly<Record<string, string | number | null | readonly string[]>>;

export interface RunFolder {
  readonly path: string;
  /** Folder of kept replies. */
  readonly replies: string;
  /** Folder of kept results. */
  readonly results: string;
  /** Writes a file whole: who reads it meanwhile sees the old one or the new one. */
  write(name: string, content: string): Promise<void>;
  /** Nothing happens where there is no such file. */
  remove(name: string): Promise<void>;
}

export interface OpenRunFolderOptions {
  readonly settings: RunSettings;
  readonly resume: boolean;
  /** Settings that a run begun without them may get later, since nothing that was written before depends on them. Default: none. */
  readonly added?: readonly string[];
}

/**
 * Opens the folder of a run. A folder that holds a run is gone on with by `resume` alone, and only with the settings it was begun with. Throws
 * `invalid_input` that names what differs.
 */
export async function openRunFolder(
  folder: string,
  { settings, resume, added = [] }: OpenRunFolderOptions,
): Promise<RunFolder> {
  const path = resolve(folder);
  const plan = join(path, 'plan.json');
  const begun = await readPlan(plan);
  if (begun !== null && !resume) {
    throw new HyperalignError(
      'invalid_input',
      `${path} holds a run already. Go on with it by --resume, or choose another folder with --out.`,
      { details: { folder: path } },
    );
  }
  const differing = begun === null ? [] : differences(begun, { settings, added });
  if (differing.length > 0) {
    throw new HyperalignError(
      'invalid_input',
      `The run in ${path} was begun with other settings: ${differing.join('; ')}. Use those, or choose another folder with --out.`,
      { details: { folder: path } },
    );
  }
  const write = async (name: string, content: string): Promise<void> => {
    const unfinished = join(path, `.${name}.${randomUUID()}.tmp`);
    await writeFile(unfinished, content, { flush: true });
    await rename(unfinished, join(path, name));
  };
  try {
    await mkdir(path, { recursive: true });
    await write('plan.json', `${JSON.stringify(settings, null, 2)}\n`);
  } catch (error) {
    throw new HyperalignError('unreadable_input', `${path} cannot be written. Choose another folder with --out.`, {
      details: { folder: path },
      cause: error,
    });
  }
  const remove = (name: string) => rm(join(path, name), { force: true });
  return { path, replies: join(path, 'replies'), results: join(path, 'results'), write, remove };
}

async function readPlan(path: string): Promise<Record<string, unknown> | null> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    const plan: unknown = JSON.parse(text);
    return typeof plan === 'object' && plan !== null ? { ...plan } : {};
  } catch {
    return {};
  }
}

function differences(
  begun: Readonly<Record<string, unknown>>,
  { settings, added }: Required<Pick<OpenRunFolderOptions, 'settings' | 'added'>>,
): readonly string[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const before = JSON.stringify(begun[name] ?? null);
    if (before === 'null' && added.includes(name)) return [];
    return before === JSON.stringify(value) ? [] : [`${name} ${before}, not ${JSON.stringify(value)}`];
  });
}
