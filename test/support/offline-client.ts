import { openBackground } from '../../src/adapters/background/index.ts';
import { openContrastSource } from '../../src/adapters/contrast/index.ts';
import { openDocumentReader } from '../../src/adapters/files/index.ts';
import type { Spending } from '../../src/engine/access/spending.ts';
import { bindClient, type Hyperalign } from '../../src/hyperalign.ts';
import type { DefaultVoices } from '../../src/ports/default-voices.ts';
import type { Embedder } from '../../src/ports/embedder.ts';
import type { ModelHandle, PromptStateStore } from '../../src/ports/model.ts';
import type { Store } from '../../src/ports/store.ts';
import { fixedClock, memoryStore, memoryVoices, seededRandom } from '../../src/testing/index.ts';

export interface OfflineClient extends Hyperalign {
  readonly store: Store;
}

export interface OfflineParts {
  readonly store?: Store;
  /** Default: there is none. */
  readonly model?: ModelHandle;
  /** In place of a model: called at the first use, and again where it failed. */
  readonly openModel?: () => Promise<ModelHandle>;
  /** Default: there is none. */
  readonly embedder?: Embedder;
  readonly promptStates?: PromptStateStore;
  /** Default: no model was ever heard. */
  readonly voices?: DefaultVoices;
  readonly workspace?: string;
  /** Default: the client's own. */
  readonly spending?: Spending;
}

const background = openBackground();
const contrast = openContrastSource();
let opened = 0;

/** The client as shells use it, with the shipped statistics and the real reader; store and model are what the test gives. */
export function openOfflineClient({
  store = memoryStore(),
  model,
  openModel,
  embedder,
  promptStates = { forget: async () => 0 },
  voices = memoryVoices(),
  workspace = 'default',
  spending,
}: OfflineParts = {}): OfflineClient {
  opened += 1;
  const client = bindClient({
    workspace,
    ...(spending === undefined ? {} : { spending }),
    documents: openDocumentReader({ stdin: null }),
    openEmbedder: embedder === undefined ? null : async () => embedder,
    openModel: openModel ?? (model === undefined ? null : async () => model),
    ports: { store, clock: fixedClock(), random: seededRandom(opened), background, contrast, voices, promptStates },
  });
  return { ...client, store };
}
