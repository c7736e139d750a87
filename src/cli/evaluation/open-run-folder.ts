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
  /** Notes what the run is made of. Throws `invalid_input` where it was begun with something else of that name. */
  hold(part: RunPart): Promise<void>;
}

/** A file that results depend on. */
export interface RunPart {
  readonly kind: 'data' | 'weights';
  /** Name of the file of data, id of the model. */
  readonly name: string;
  readonly sha256: string;
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
  // Runs that were begun before parts were noted have none, and are gone on with.
  const parts = new Map(partsOf(begun));
  const writePlan = () => {
    const noted = parts.size === 0 ? {} : { parts: Object.fromEntries(parts) };
    return write('plan.json', `${JSON.stringify({ ...settings, ...noted }, null, 2)}\n`);
  };
  try {
    await mkdir(path, { recursive: true });
    await writePlan();
  } catch (error) {
    throw new HyperalignError('unreadable_input', `${path} cannot be written. Choose another folder with --out.`, {
      details: { folder: path },
      cause: error,
    });
  }
  const remove = (name: string) => rm(join(path, name), { force: true });
  // One after the other, so that the last plan that is written holds all parts.
  let writing: Promise<void> = Promise.resolve();
  const hold = async ({ kind, name, sha256 }: RunPart): Promise<void> => {
    const part = `${kind} ${name}`;
    const before = parts.get(part);
    if (before !== undefined && before !== sha256) throw otherPart(path, { part, before, sha256 });
    if (before !== undefined) return;
    parts.set(part, sha256);
    writing = writing.then(writePlan);
    await writing;
  };
  return { path, replies: join(path, 'replies'), results: join(path, 'results'), write, remove, hold };
}

function otherPart(
  path: string,
  { part, before, sha256 }: { readonly part: string; readonly before: string; readonly sha256: string },
): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `The run in ${path} was begun with other content: ${part} had sha256 ${before} and has ${sha256}. Put back what it was begun with, or choose another folder with --out.`,
    { details: { folder: path, part } },
  );
}

function partsOf(begun: Readonly<Record<string, unknown>> | null): readonly (readonly [string, string])[] {
  const noted = begun?.['parts'];
  if (typeof noted !== 'object' || noted === null) return [];
  return Object.entries(noted).flatMap(([part, sha256]) => (typeof sha256 === 'string' ? [[part, sha256]] : []));
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
