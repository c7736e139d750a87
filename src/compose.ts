import { join } from 'node:path';
import { type Access, bindAccess } from './access.ts';
import { openBackground, openDefaultVoices } from './adapters/background/index.ts';
import { openContrastSource } from './adapters/contrast/index.ts';
import { openDocumentReader } from './adapters/files/index.ts';
import { systemClock, systemRandom } from './adapters/system/index.ts';
import { openTracer } from './adapters/telemetry/index.ts';
import { bindJobs } from './bind-jobs.ts';
import { defaultModel, openEmbedder, openModel, openPromptStates } from './compose-model.ts';
import { type Config, loadConfig } from './config.ts';
import { openSpending, type Spending } from './engine/access/spending.ts';
import type { EnginePorts } from './engine/engine-ports.ts';
import type { JobRunner } from './engine/jobs/open-job-runner.ts';
import { tracedEmbedder } from './engine/tracing/traced-embedder.ts';
import { tracedModel } from './engine/tracing/traced-model.ts';
import { bindClient, type Hyperalign } from './hyperalign.ts';
import type { Clock } from './ports/clock.ts';
import type { Embedder } from './ports/embedder.ts';
import type { IdempotencyStore } from './ports/idempotency-store.ts';
import type { ModelHandle } from './ports/model.ts';
import type { Store } from './ports/store.ts';
import type { Tracer } from './ports/tracer.ts';
import { packageVersion } from './version.ts';

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
  /**
   * What reads texts as a whole where comparisons rank candidates: an id as of `model`, such as `openai:text-embedding-3-small`, `none`, or an opened embedder, which the client closes. The
   * person's comparisons are sent to it. Default HYPERALIGN_EMBEDDER, else none.
   */
  readonly embedder?: string | Embedder;
  /** A store of your own in place of the embedded one. The client closes it. */
  readonly store?: Store;
}

/** Opens the engine on this machine: embedded store, embedded or named model. Close it when done. */
export async function createHyperalign({ home, workspace, ...given }: HyperalignOptions = {}): Promise<Hyperalign> {
  const config = loadConfig({
    ...(home === undefined ? {} : { home }),
    ...(workspace === undefined ? {} : { workspace }),
  });
  return composeClient({ ...given, config, model: given.model ?? null, stdin: null });
}

/** Opens one store for any number of workspaces, as a server needs it. Options as of `createHyperalign`; close it when done. */
export async function createWorkspaces({ home, workspace, ...given }: HyperalignOptions = {}): Promise<Workspaces> {
  const config = loadConfig({
    ...(home === undefined ? {} : { home }),
    ...(workspace === undefined ? {} : { workspace }),
  });
  return openWorkspaces({ ...given, config, model: given.model ?? null });
}

export interface ComposeOptions {
  readonly config: Config;
  /** Null takes the configuration's, else the embedded default. */
  readonly model: string | ModelHandle | null;
  /** Default: the configuration's. */
  readonly embedder?: string | Embedder;
  readonly stdin: AsyncIterable<Uint8Array | string> | null;
  readonly store?: Store;
}

/** Chooses the adapters of every port for this configuration. */
export async function composeClient({ config, model, embedder, stdin, store }: ComposeOptions): Promise<Hyperalign> {
  const chosen = model ?? config.model ?? defaultModel;
  const ports = { ...(await portsOf(config)), store: store ?? (await openDefaultStore(config)) };
  const given = async () => tracedModel(typeof chosen === 'string' ? await openModel(config, chosen) : chosen, ports);
  return bindClient({
    workspace: config.workspace,
    documents: openDocumentReader({ stdin: stdin ?? standardInput() }),
    openModel: chosen === 'none' ? null : given,
    openEmbedder: embedderOpener(config, embedder, ports),
    ports,
  });
}

export interface Workspaces {
  /** The client of one workspace. Cheap; asked again, the same one. Its `close`, `jobs.start` and `jobs.stop` do nothing: what is shared is started and closed here. */
  client(workspace: string): Hyperalign;
  /** Resolves when the store answers. Rejects with what keeps it from answering. */
  check(): Promise<void>;
  /** Keys, limits and the audit log of every workspace. */
  readonly access: Access;
  /** What the models of every workspace cost, and whether they may be asked. */
  readonly spending: Spending;
  /** Records of requests that may come twice. */
  readonly idempotency: IdempotencyStore;
  readonly clock: Clock;
  /** Does the jobs of every workspace from when it is started. */
  readonly jobs: Pick<JobRunner, 'start' | 'stop'>;
  /** A model by its id, opened at the first call and shared with the clients. Closed with the workspaces. */
  model(id: string): Promise<ModelHandle>;
  /** Where spans go, for a server over these workspaces; absent where no OpenTelemetry SDK was registered before. */
  readonly tracer?: Tracer;
  /** Lets go of models and store. Calling again does nothing. */
  close(): Promise<void>;
}

export interface WorkspacesOptions {
  readonly config: Config;
  /** As in `ComposeOptions`; every workspace is served by this one. */
  readonly model: string | ModelHandle | null;
  readonly embedder?: string | Embedder;
  readonly store?: Store;
}

/** Opens one store and at most one of each model for any number of workspaces in one process. */
export async function openWorkspaces({ config, model, embedder, store }: WorkspacesOptions): Promise<Workspaces> {
  const others = await portsOf(config);
  const shared = store ?? (await openDefaultStore(config));
  const chosen = model ?? config.model ?? defaultModel;
  const ports = { ...others, store: { ...shared, close: async () => undefined } };
  const models = openedOnce(async (id) => tracedModel(await openModel(config, id), ports));
  const openShared = embedderOpener(config, embedder, ports);
  const embedders = openShared === null ? null : openedOnce(openShared);
  const given = async () => (typeof chosen === 'string' ? models.open(chosen) : tracedModel(chosen, ports));
  const clients = new Map<string, Hyperalign>();
  const documents = openDocumentReader({ stdin: null });
  const opened = chosen === 'none' ? null : async () => ({ ...(await given()), close: async () => undefined });
  const openedEmbedder =
    embedders === null ? null : async () => ({ ...(await embedders.open('')), close: async () => undefined });
  const openForJobs = async () => (await opened?.()) ?? null;
  const spending = openSpending(ports);
  const bound = bindJobs({ ports, documents, openModel: openForJobs, spending, workspaces: 'all' });
  // A client neither starts nor ends what all share.
  const jobs = { ...bound, runner: { ...bound.runner, start: () => undefined, stop: async () => undefined } };
  let closed: Promise<void> | null = null;
  const close = async () => {
    await bound.runner.stop();
    await Promise.all([models.close(), embedders?.close()]);
    if (typeof chosen !== 'string') await chosen.close();
    if (typeof embedder === 'object') await embedder.close();
    await spending.flush().finally(() => shared.close());
  };
  return {
    client: (workspace) => {
      const known = clients.get(workspace);
      if (known !== undefined) return known;
      const parts = { ports, jobs, spending, openModel: opened, openEmbedder: openedEmbedder };
      const client = bindClient({ workspace, documents, ...parts });
      clients.set(workspace, client);
      return client;
    },
    check: async () => {
      await shared.people.find({ workspace: config.workspace, person: 'nobody' });
    },
    access: bindAccess(ports, spending),
    spending,
    idempotency: shared.idempotency,
    clock: ports.clock,
    jobs: bound.runner,
    model: models.open,
    ...(ports.tracer === undefined ? {} : { tracer: ports.tracer }),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** Null where nothing is to be embedded. */
function embedderOpener(
  config: Config,
  given: string | Embedder | undefined,
  ports: Pick<EnginePorts, 'tracer'>,
): (() => Promise<Embedder>) | null {
  const chosen = given ?? config.embedder ?? 'none';
  if (chosen === 'none') return null;
  return async () => tracedEmbedder(typeof chosen === 'string' ? await openEmbedder(config, chosen) : chosen, ports);
}

/** What could not be opened is tried again at the next call. */
function openedOnce<Opened extends { close(): Promise<void> }>(open: (id: string) => Promise<Opened>) {
  const opened = new Map<string, Promise<Opened>>();
  return {
    open: (id: string): Promise<Opened> => {
      const known = opened.get(id);
      if (known !== undefined) return known;
      const opening = open(id);
      opened.set(id, opening);
      opening.catch(() => opened.delete(id));
      return opening;
    },
    close: async (): Promise<void> => {
      for (const opening of opened.values())
        await opening.then(
          (handle) => handle.close(),
          () => undefined,
        );
    },
  };
}

/** Every port but the store, which may be the caller's. */
async function portsOf(config: Config): Promise<Omit<EnginePorts, 'store'>> {
  const tracer = await openTracer({ version: packageVersion });
  return {
    ...(tracer === null ? {} : { tracer }),
    clock: systemClock,
    random: systemRandom,
    background: openBackground(),
    contrast: openContrastSource(),
    voices: openDefaultVoices({ folder: join(config.home, 'voices') }),
    promptStates: openPromptStates(config),
  };
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
