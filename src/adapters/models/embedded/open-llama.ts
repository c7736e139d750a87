import { HyperalignError } from '../../../errors.ts';
import type { Llama, LlamaContext, LlamaEmbeddingContext, LlamaModel, LlamaSequence } from './llama-runtime.ts';
import type { LoadedRuntime } from './load-runtime.ts';

export interface OpenLlamaOptions {
  readonly id: string;
  readonly weightsPath: string;
  readonly runtime: LoadedRuntime;
  readonly threads: number;
  readonly contextTokens: number;
  readonly sequences: number;
  /** Change the weights while the model is open. Default: none. */
  readonly adapters?: readonly LoraAdapter[];
  readonly signal?: AbortSignal;
}

export interface LoraAdapter {
  /** A GGUF file. */
  readonly path: string;
  readonly sha256: string;
  /** How much of its change is made; 1 makes all of it. */
  readonly scale: number;
}

export interface OpenedLlama {
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly context: LlamaContext;
  readonly sequences: readonly LlamaSequence[];
  close(): Promise<void>;
}

/** Starts llama.cpp, silent, on the processor, from a prebuilt binary; it never compiles, fetches or prints. */
export async function openLlama({
  id,
  weightsPath,
  runtime,
  threads,
  contextTokens,
  sequences,
  adapters = [],
  signal,
}: OpenLlamaOptions): Promise<OpenedLlama> {
  return withContext({ id, weightsPath, runtime, threads, signal }, async (llama, model) => {
    const context = await makeContext(model, { id, sequences, contextTokens, threads, adapters });
    return {
      llama,
      model,
      context,
      sequences: Array.from({ length: sequences }, () => context.getSequence()),
    };
  });
}

export interface OpenedEmbedding {
  readonly model: LlamaModel;
  readonly context: LlamaEmbeddingContext;
  close(): Promise<void>;
}

/** The same for embeddings: a context that writes nothing. */
export async function openEmbedding({
  contextTokens,
  ...options
}: Omit<OpenLlamaOptions, 'sequences' | 'adapters'>): Promise<OpenedEmbedding> {
  const { id, threads } = options;
  return withContext({ signal: undefined, ...options }, async (_, model) => {
    const contextSize = Math.min(contextTokens, model.trainContextSize);
    try {
      // A model that pools needs the whole text in one batch.
      return { model, context: await model.createEmbeddingContext({ contextSize, batchSize: contextSize, threads }) };
    } catch (cause) {
      if (isMemoryShortage(cause)) throw tooLittleMemory(id, cause);
      throw new HyperalignError(
        'invalid_input',
        `llama.cpp makes no embeddings with ${id}. Name another model with --embedder, for example --embedder local:smollm2-135m.`,
        { details: { model: id }, cause },
      );
    }
  });
}

/** Weights and what is opened of them, let go together. */
async function withContext<Opened extends { readonly model: LlamaModel; readonly context: Disposable }>(
  { runtime, threads, ...load }: WeightsLoad & Pick<OpenLlamaOptions, 'runtime' | 'threads'>,
  open: (llama: Llama, model: LlamaModel) => Promise<Opened>,
): Promise<Opened & { close(): Promise<void> }> {
  const llama = await start(runtime, threads);
  try {
    const model = await loadWeights(llama, load);
    const opened = await open(llama, model);
    return {
      ...opened,
      // Disposing llama alone leaves the model's memory to the garbage collector.
      close: async () => {
        await opened.context.dispose();
        await model.dispose();
        await llama.dispose();
      },
    };
  } catch (error) {
    await llama.dispose();
    load.signal?.throwIfAborted();
    throw error;
  }
}

interface Disposable {
  dispose(): Promise<void>;
}

async function start({ module }: LoadedRuntime, threads: number): Promise<Llama> {
  try {
    return await module.getLlama({
      build: 'never',
      skipDownload: true,
      gpu: false,
      maxThreads: threads,
      progressLogs: false,
      logLevel: 'disabled',
      logger: () => undefined,
    });
  } catch (cause) {
    throw new HyperalignError(
      'runtime_missing',
      `The runtime of the embedded model has no binary that runs on this machine (${process.platform} on ${process.arch}). Install it again with: hyperalign models fetch; or use another model, for example --model ollama:…`,
      { cause },
    );
  }
}

interface WeightsLoad {
  readonly id: string;
  readonly weightsPath: string;
  readonly signal: AbortSignal | undefined;
}

async function loadWeights(llama: Llama, { id, weightsPath, signal }: WeightsLoad): Promise<LlamaModel> {
  try {
    return await llama.loadModel({ modelPath: weightsPath, ...(signal === undefined ? {} : { loadSignal: signal }) });
  } catch (cause) {
    if (isMemoryShortage(cause)) throw tooLittleMemory(id, cause);
    throw new HyperalignError(
      'weights_damaged',
      `llama.cpp cannot load ${weightsPath}. The file is damaged or of a kind it does not know. Check it with: hyperalign models check ${id.replace(/^local:/, '')}`,
      {
        details: { model: id, path: weightsPath },
        cause,
      },
    );
  }
}

interface ContextMake {
  readonly id: string;
  readonly sequences: number;
  readonly contextTokens: number;
  readonly threads: number;
  readonly adapters: readonly LoraAdapter[];
}

async function makeContext(
  model: LlamaModel,
  { id, sequences, contextTokens, threads, adapters }: ContextMake,
): Promise<LlamaContext> {
  const contextSize = Math.min(contextTokens, model.trainContextSize);
  const lora = { adapters: adapters.map(({ path, scale }) => ({ filePath: path, scale })) };
  try {
    return await model.createContext({
      ...{ sequences, contextSize, batchSize: Math.min(512, contextSize), threads },
      ...(adapters.length === 0 ? {} : { lora }),
    });
  } catch (cause) {
    if (adapters.length === 0 || isMemoryShortage(cause)) throw tooLittleMemory(id, cause);
    const paths = adapters.map(({ path }) => path);
    throw new HyperalignError(
      'invalid_input',
      `llama.cpp cannot use ${paths.join(', ')} with ${id}. Give LoRA adapters in GGUF form that were trained for this very model.`,
      { details: { model: id, paths }, cause },
    );
  }
}

function isMemoryShortage(error: unknown): boolean {
  return (
    error instanceof Error && (error.constructor.name === 'InsufficientMemoryError' || /memory/i.test(error.message))
  );
}

function tooLittleMemory(id: string, cause: unknown): HyperalignError {
  return new HyperalignError(
    'model_unavailable',
    `There is too little free memory to open ${id}. Close other programs, or use a smaller model such as --model local:smollm2-135m.`,
    { details: { model: id }, cause },
  );
}
