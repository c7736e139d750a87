import { openBackground } from './adapters/background/index.ts';
import { openContrastSource } from './adapters/contrast/index.ts';
import { openDocumentReader } from './adapters/files/index.ts';
import { parseModelId } from './adapters/models/hosted/index.ts';
import { systemClock, systemRandom } from './adapters/system/index.ts';
import { type Config, loadConfig } from './config.ts';
import type { EnginePorts } from './engine/engine-ports.ts';
import { bindClient, type Hyperalign } from './hyperalign.ts';
import type { ModelHandle, PromptStateStore } from './ports/model.ts';
import type { Store } from './ports/store.ts';

export interface HyperalignOptions {
  /** Folder of people, models and state; default the platform's data folder, or HYPERALIGN_HOME. */
  readonly home?: string;
  /** Tenant; default `default`, or HYPERALIGN_WORKSPACE. */
  readonly workspace?: string;
  /**
   * `provider:model` (`local:qwen2.5-coder-1.5b`, `openai:…`, `anthropic:…`, `ollama:…`), `none`, or an opened model.
   * Default HYPERALIGN_MODEL, else the embedded model.
   */
  readonly model?: string | ModelHandle;
  /** A store of your own in place of the embedded one. */
  readonly store?: Store;
}

/** Opens the engine on this machine: embedded store, embedded or named model. Close it when done. */
export async function createHyperalign({ home, workspace, model, store }: HyperalignOptions = {}): Promise<Hyperalign> {
  const config = loadConfig({ ...(home === undefined ? {} : { home }), ...(workspace === undefined ? {} : { workspace }) });
  return composeClient({ config, model: model ?? null, stdin: null, ...(store === undefined ? {} : { store }) });
}
