import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { HyperalignError } from '../../../errors.ts';
import { type OnFetchProgress, openProgressMeter } from './fetch-progress.ts';
import { findRuntime } from './load-runtime.ts';
import { withProcessLock } from './process-lock.ts';
import { type RunCommand, runCommand } from './run-command.ts';
import { type Platform, runtimeFolder, runtimePackage, runtimeVersion } from './runtime-platform.ts';
import { storageFailure } from './storage-failure.ts';

export interface InstallRuntimeOptions {
  readonly home: string;
  /** Folder with the package.json and lock file that pin the runtime: `runtime/llama` of this package. */
  readonly template: string;
  readonly onProgress?: OnFetchProgress;
  readonly signal?: AbortSignal;
  readonly run?: RunCommand;
  readonly platform?: Platform;
}

/**
 * Installs node-llama-cpp with the binary of this platform into the home folder, unless it is there or the
 * application has its own. It appears whole or not at all,
 * and of several processes one installs. Fails with `runtime_missing` (no binary for this platform), `fetch_failed` (npm's reason) or `storage_full`.
 */
export async function installRuntime(options: InstallRuntimeOptions): Promise<void> {
  const { home, signal, onProgress } = options;
  if ((await findRuntime(home)) !== null) return;
  const folder = runtimeFolder(home);
  const binary = runtimePackage(options.platform);
  if (binary === null) throw noBinary(options.platform ?? process);
  const meter = openProgressMeter({
    name: `the model runtime (node-llama-cpp ${runtimeVersion})`,
    totalBytes: null,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  try {
    await mkdir(join(home, 'runtime'), { recursive: true });
    await withProcessLock(
      `${folder}.lock`,
      { onWait: () => meter.phase('waiting'), ...(signal === undefined ? {} : { signal }) },
      async () => {
        if (await isInstalled(folder)) return;
        meter.phase('installing', 'npm');
        await install({ ...options, binary, folder });
      },
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw storageFailure(error, folder);
  }
}

async function isInstalled(folder: string): Promise<boolean> {
  const found = await stat(join(folder, 'node_modules', 'node-llama-cpp', 'package.json')).catch(() => null);
  return found !== null;
}

interface Install extends InstallRuntimeOptions {
  readonly binary: string;
  readonly folder: string;
}

async function install({ home, template, binary, folder, signal, run = runCommand }: Install): Promise<void> {
  const parent = join(home, 'runtime');
  // Only the holder of the lock installs, so every draft found here belongs to a process that was stopped.
  for (const name of await readdir(parent))
    if (name.startsWith(draftPrefix)) await rm(join(parent, name), { recursive: true, force: true });
  const draft = join(parent, `${draftPrefix}${runtimeVersion}-${process.pid}`);
  try {
    await mkdir(draft);
    await writeManifest(template, draft, binary);
    const result = await run('npm', npmArguments, { cwd: draft, ...(signal === undefined ? {} : { signal }) });
    if (result.code !== 0)
      throw installFailed(result.code === null ? 'npm was not found; it comes with Node.js' : npmReason(result.stderr));
    if (!(await isInstalled(draft))) throw installFailed('npm left no node-llama-cpp');
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const draftPrefix = '.draft-node-llama-cpp-';

/**
 * `install` and not `ci`: the lock file names the binaries of every platform that were served when it was made, and `ci` refuses where one is missing.
 * Optional dependencies, which are the binaries (700 MB with those for graphics cards), are left out; the one that is wanted is named as a plain one.
 * Nothing has an install script to run, and none is allowed to.
 */
const npmArguments = [
  'install',
  '--omit=optional',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
  '--yes',
];

async function writeManifest(template: string, draft: string, binary: string): Promise<void> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(template, 'package.json'), 'utf8')));
  const dependencies = { ...manifest.dependencies, [binary]: runtimeVersion };
  await writeFile(join(draft, 'package.json'), JSON.stringify({ ...manifest, dependencies }, null, 2));
  // A published package may come without it; the versions of what node-llama-cpp asks for are then npm's choice.
  await copyFile(join(template, 'package-lock.json'), join(draft, 'package-lock.json')).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
}

const manifestSchema = z.looseObject({ dependencies: z.record(z.string(), z.string()) });

function installFailed(reason: string): HyperalignError {
  return new HyperalignError(
    'fetch_failed',
    `The model runtime could not be installed: ${reason}. Try again with: hyperalign models fetch`,
    { details: { reason } },
  );
}

function npmReason(stderr: string): string {
  const lines = stderr
    .split(/\r?\n/)
    .filter((line) => /^npm (error|ERR!)/.test(line) && !/A complete log|code E/.test(line));
  return (lines[0] ?? stderr.trim().split('\n').at(-1) ?? 'npm failed')
    .replace(/^npm (error|ERR!)\s*/, '')
    .slice(0, 300);
}

function noBinary({ platform, arch }: Platform): HyperalignError {
  return new HyperalignError(
    'runtime_missing',
    `The embedded model has no runtime for ${platform} on ${arch}. Use another model, for example --model ollama:… or --model openai:….`,
    { details: { platform, arch } },
  );
}
