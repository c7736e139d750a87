import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findRuntime, listModels } from './adapters/models/embedded/index.ts';
import type { Config } from './config.ts';
import { isHyperalignError } from './errors.ts';
import { packageVersion } from './version.ts';

export interface Finding {
  readonly what: string;
  /** `absent`: not there, and not needed by everybody. */
  readonly state: 'good' | 'absent' | 'bad';
  readonly detail: string;
  readonly remedy: string | null;
}

/** Looks at everything the engine stands on. Changes nothing: an absent store is not created. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  return [
    program(),
    await homeFolder(config),
    await store(config),
    await runtime(config),
    ...(await models(config)),
    ...hosted(config),
  ];
}

function program(): Finding {
  return {
    what: 'program',
    state: 'good',
    detail: `hyperalign ${packageVersion} on Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    remedy: null,
  };
}

async function homeFolder({ home }: Config): Promise<Finding> {
  try {
    const folder = await nearestFolder(home);
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = (Number(bavail) * Number(bsize)) / 1e9;
    const detail = `${home}${folder === home ? '' : ' (will be made)'}, ${free.toFixed(1)} GB free`;
    return free < leastFree
      ? {
          what: 'home',
          state: 'bad',
          detail,
          remedy:
            'The default model needs 1.2 GB. Free some space, or choose another folder with --home or HYPERALIGN_HOME.',
        }
      : { what: 'home', state: 'good', detail, remedy: null };
  } catch (error) {
    return {
      what: 'home',
      state: 'bad',
      detail: `${home} cannot be written (${reasonOf(error)})`,
      remedy: 'Choose another folder with --home or HYPERALIGN_HOME.',
    };
  }
}

const leastFree = 1.5;

async function nearestFolder(path: string): Promise<string> {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found?.isDirectory()) return folder;
    if (found !== null) throw new Error(`${folder} is not a folder`);
    if (dirname(folder) === folder) throw new Error('no folder above it exists');
  }
}

async function store({ home }: Config): Promise<Finding> {
  const path = join(home, 'hyperalign.sqlite');
  if ((await stat(path).catch(() => null)) === null)
    return { what: 'store', state: 'absent', detail: 'nobody has been learned yet', remedy: null };
  const { openSqliteStore } = await import('./adapters/sqlite/index.ts');
  try {
    const opened = await openSqliteStore({ path });
    const faults = await opened.check().finally(() => opened.close());
    return faults.length === 0
      ? { what: 'store', state: 'good', detail: `${path} is sound`, remedy: null }
      : {
          what: 'store',
          state: 'bad',
          detail: faults.slice(0, 3).join('; '),
          remedy: `Restore ${path} from a backup, or move it away to begin anew.`,
        };
  } catch (error) {
    return { what: 'store', state: 'bad', detail: reasonOf(error), remedy: null };
  }
}

async function runtime({ home }: Config): Promise<Finding> {
  const found = await findRuntime(home);
  return found === null
    ? {
        what: 'model runtime',
        state: 'absent',
        detail: 'node-llama-cpp is not installed',
        remedy: 'Install it with: hyperalign models fetch',
      }
    : {
        what: 'model runtime',
        state: 'good',
        detail: `node-llama-cpp ${found.version}${found.from === 'application' ? ', the application’s own' : ''}`,
        remedy: null,
      };
}

async function models({ home }: Config): Promise<readonly Finding[]> {
  return (await listModels(home)).map(({ name, state, problem, bytes }): Finding => {
    const size = bytes === null ? '' : `, ${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
    if (state === 'present') return { what: `model ${name}`, state: 'good', detail: `here${size}`, remedy: null };
    if (state === 'damaged')
      return {
        what: `model ${name}`,
        state: 'bad',
        detail: problem ?? 'damaged',
        remedy: `Fetch it again with: hyperalign models fetch ${name}`,
      };
    return {
      what: `model ${name}`,
      state: 'absent',
      detail: `not fetched${size}`,
      remedy: `Fetch it with: hyperalign models fetch ${name}`,
    };
  });
}

function hosted({ openaiApiKey, anthropicApiKey }: Config): readonly Finding[] {
  return (
    [
      ['openai', openaiApiKey, 'OPENAI_API_KEY'],
      ['anthropic', anthropicApiKey, 'ANTHROPIC_API_KEY'],
    ] as const
  ).map(([provider, key, variable]) =>
    key === null
      ? {
          what: `${provider} models`,
          state: 'absent',
          detail: 'no key',
          remedy: `To use them, set ${variable} and: npm install @ai-sdk/${provider}`,
        }
      : { what: `${provider} models`, state: 'good', detail: `${variable} is set`, remedy: null },
  );
}

function reasonOf(error: unknown): string {
  return isHyperalignError(error) || error instanceof Error ? error.message : String(error);
}
