import { join } from 'node:path';
import { type Access, bindAccess } from './access.ts';
import { openBackground, openDefaultVoices } from './adapters/background/index.ts';
import { openContrastSource } from './adapters/contrast/index.ts';
import { openDocumentReader } from './adapters/files/index.ts';
import { systemClock, systemRandom } from './adapters/system/index.ts';
import { defaultModel, openModel, openPromptStates } from './compose-model.ts';
import { type Config, loadConfig } from './config.ts';
import { bindClient, type Hyperalign } from './hyperalign.ts';
import type { ModelHandle } from './ports/model.ts';
import type { Store } from './ports/store.ts';

export interface HyperalignOptions {
  /** Folder of people, models and state; default the platform's data folder, or HYPERALIGN_HOME. */
  readonly home?: string;
  /** Tenant; default `default`, or HYPERALIGN_WORKSPACE. */
  readonly workspace?: string;
  /**
   * `provider:model` (`local:qwen2.5-coder-1.5b`, `openai:…`, `anthropic:…`, `ollama:…`), `none`, or an opened model, which the client closes.
   * Default HYPERALIGN_MODEL, else the embedded model.
   */
  readonly model?: string | ModelHandle;
  /** A store of your own in place of the embedded one. The client closes it. */
  readonly store?: Store;
}

/** Opens the engine on this machine: embedded store, embedded or named model. Close it when done. */
export async function createHyperalign({ home, workspace, model, store }: HyperalignOptions = {}): Promise<Hyperalign> {
  const config = loadConfig({
    ...(home === undefined ? {} : { home }),
    ...(workspace === undefined ? {} : { workspace }),
  });
  return composeClient({ config, model: model ?? null, stdin: null, ...(store === undefined ? {} : { store }) });
}

export interface ComposeOptions {
  readonly config: Config;
  /** Null takes the configuration's, else the embedded default. */
  readonly model: string | ModelHandle | null;
  readonly stdin: AsyncIterable<Uint8Array | string> | null;
  readonly store?: Store;
}

/** Chooses the adapters of every port for this configuration. */
export async function composeClient({ config, model, stdin, store }: ComposeOptions): Promise<Hyperalign> {
  const chosen = model ?? config.model ?? defaultModel;
  return bindClient({
    workspace: config.workspace,
    documents: openDocumentReader({ stdin: stdin ?? standardInput() }),
    openModel: chosen === 'none' ? null : async () => (typeof chosen === 'string' ? openModel(config, chosen) : chosen),
    ports: {
      store: store ?? (await openDefaultStore(config)),
      clock: systemClock,
      random: systemRandom,
      background: openBackground(),
      contrast: openContrastSource(),
      voices: openDefaultVoices({ folder: join(config.home, 'voices') }),
      promptStates: openPromptStates(config),
    },
  });
}

/** Keys, limits and the audit log, on the store of this configuration or on one that the caller has open already. */
export async function composeAccess({ config, store }: Pick<ComposeOptions, 'config' | 'store'>): Promise<Access> {
  return bindAccess({ store: store ?? (await openDefaultStore(config)), clock: systemClock, random: systemRandom });
}

/** Opened when it is read: until then an application's standard input is its own. */
async function* standardInput(): AsyncGenerator<Uint8Array | string> {
  yield* process.stdin;
}

async function openDefaultStore({ home }: Config): Promise<Store> {
  const { openSqliteStore } = await import('./adapters/sqlite/index.ts');
  return openSqliteStore({ path: join(home, 'hyperalign.sqlite') });
}
