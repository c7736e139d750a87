import { join } from 'node:path';
import {
  fetchProgressLine,
  fetchWeights,
  installRuntime,
  type OpenEmbeddedModelOptions,
  openAdapterFolder,
  openEmbeddedEmbedder,
  openEmbeddedModel,
  openPromptStateFolder,
  parseModelReference,
  rememberedHash,
} from './adapters/models/embedded/index.ts';
import { openHostedEmbedder, openHostedModel, parseModelId } from './adapters/models/hosted/index.ts';
import type { Config } from './config.ts';
import { HyperalignError } from './errors.ts';
import { packageRoot } from './package-root.ts';
import type { Embedder } from './ports/embedder.ts';
import type { LoraAdapters } from './ports/lora-adapters.ts';
import type { ModelHandle, PromptStateStore } from './ports/model.ts';

export {
  checkModel,
  findRuntime,
  type ListedModel,
  listModels,
  removeModel,
} from './adapters/models/embedded/index.ts';

/** What writes unless a model is named. */
export const defaultModel = 'local:qwen2.5-coder-1.5b';

export interface FetchOptions {
  /** A file the user has already. */
  readonly from?: string;
  /** One line, again and again, for a person who waits. */
  readonly onFetch?: (line: string) => void;
  readonly signal?: AbortSignal;
}

export interface OpenModelOptions {
  /** Calls that an embedded model computes together. Default: its own. */
  readonly sequences?: number;
}

/** Opens the model that an id names: embedded, or hosted by its provider. */
export async function openModel(config: Config, id: string, options: OpenModelOptions = {}): Promise<ModelHandle> {
  const parsed = parseModelId(id);
  switch (parsed.provider) {
    case 'none':
      throw new HyperalignError(
        'model_not_configured',
        'The model is "none". Name one, for example --model local:qwen2.5-coder-1.5b.',
      );
    case 'local':
      return openEmbeddedModel(embeddedOptions(config, parsed.name, options));
    default:
      return openHostedModel(parsed, config);
  }
}

export interface OpenAdaptersOptions extends OpenModelOptions {
  readonly folder: string;
  /** Whose weights they change. */
  readonly model: string;
}

/** Adapters of a folder for an embedded model. Throws `invalid_input` for a model whose weights are not on this machine, `path_not_found` where the folder is not there. */
export async function openAdapters(
  config: Config,
  { folder, model, ...options }: OpenAdaptersOptions,
): Promise<LoraAdapters> {
  const parsed = parseModelId(model);
  if (parsed.provider !== 'local')
    throw new HyperalignError(
      'invalid_input',
      `The adapters in ${folder} change weights on this machine, and ${model} has none here. Name the embedded model that they were trained for with --model, for example --model ${defaultModel}, or leave --adapters out.`,
      { details: { model, folder } },
    );
  const adapters = openAdapterFolder(folder, embeddedOptions(config, parsed.name, options));
  // A folder that is not there is told before a model is loaded.
  await adapters.list();
  return adapters;
}

function embeddedOptions(
  { home, threads }: Config,
  name: string,
  options: OpenModelOptions,
): Omit<OpenEmbeddedModelOptions, 'adapters'> {
  return { home, reference: parseModelReference(home, name), ...(threads === null ? {} : { threads }), ...options };
}

/** Opens what an id names for embeddings: weights on this machine, or `/embeddings` of a provider. */
export async function openEmbedder(config: Config, id: string): Promise<Embedder> {
  const parsed = parseModelId(id);
  switch (parsed.provider) {
    case 'none':
      throw new HyperalignError('model_not_configured', 'The embedder is "none". Name one, or leave it out.');
    case 'local':
      return openEmbeddedEmbedder({
        home: config.home,
        reference: parseModelReference(config.home, parsed.name),
        ...(config.threads === null ? {} : { threads: config.threads }),
      });
    default:
      return openHostedEmbedder(parsed, config);
  }
}

/** Brings weights and runtime of an embedded model to this machine; what is there already is left as it is. */
export async function fetchEmbeddedModel(
  { home }: Config,
  name: string,
  { from, onFetch, signal }: FetchOptions,
): Promise<{ readonly name: string; readonly path: string; readonly source: string | null }> {
  const progress = {
    ...(onFetch === undefined
      ? {}
      : { onProgress: (at: Parameters<typeof fetchProgressLine>[0]) => onFetch(fetchProgressLine(at)) }),
    ...(signal === undefined ? {} : { signal }),
  };
  await installRuntime({ home, template: join(packageRoot(), 'runtime', 'llama'), ...progress });
  const { path, source } = await fetchWeights({
    home,
    reference: parseModelReference(home, name),
    ...(from === undefined ? {} : { from }),
    ...progress,
  });
  return { name, path, source };
}

export function openPromptStates({ home }: Config): PromptStateStore {
  return openPromptStateFolder(home);
}

/** SHA-256 of an embedded model's weights; null for hosted models and where there are no weights. */
export async function weightsHash({ home }: Config, id: string): Promise<string | null> {
  if (!isEmbedded(id)) return null;
  return rememberedHash(home, parseModelReference(home, id).path).catch(() => null);
}

/** Whether an id is the path of a weights file, which may hold other weights tomorrow. */
export function isWeightsFile({ home }: Config, id: string): boolean {
  return isEmbedded(id) && parseModelReference(home, id).kind === 'file';
}

/** Whether an id names a model that runs on this machine. */
export function isEmbedded(id: string): boolean {
  return parseModelId(id).provider === 'local';
}
