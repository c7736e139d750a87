import type { Delivery } from '../../../contracts/write-result.ts';
import { HyperalignError } from '../../../errors.ts';
import type { ModelHandle } from '../../../ports/model.ts';
import { openGrammars } from './grammars.ts';
import { embeddedLanguageModel } from './language-model.ts';
import type { LoadedRuntime } from './load-runtime.ts';
import { adapterMark, describeAdapted } from './lora-adapter.ts';
import { type LoraAdapter, openLlama } from './open-llama.ts';
import { openPromptStateFiles, promptStateKey } from './prompt-states.ts';
import { chatFormatOf } from './prompt-tokens.ts';
import { openSequencePool } from './sequence-pool.ts';
import { openStepGate } from './step-gate.ts';
import { defaultThreads } from './thread-count.ts';
import type { ReplyEngine } from './write-reply.ts';

export interface LoadEmbeddedModelOptions {
  /** `local:…`. */
  readonly id: string;
  readonly weightsPath: string;
  readonly weightsSha256: string;
  readonly runtime: LoadedRuntime;
  /** Folder of saved prompt states. */
  readonly stateFolder: string;
  /** All saved states together; default 1 GB. */
  readonly stateBytesLimit?: number;
  /** Default `defaultThreads()`. */
  readonly threads?: number;
  /** Prompt and reply together, a sequence; default 6,144, never more than the model was trained for. */
  readonly contextTokens?: number;
  /** Calls that are computed together; more wait in line. Default 4. Each takes memory for `contextTokens`. */
  readonly sequences?: number;
  readonly delivery?: Delivery;
  readonly size?: 'small' | 'large';
  readonly speed?: ModelHandle['speed'];
  /** Adapters that change the model; it goes by another id with them. Default: none. */
  readonly adapters?: readonly LoraAdapter[];
  readonly signal?: AbortSignal;
}

export interface EmbeddedModelHandle extends ModelHandle {
  /** Tokens of a text, without the turns and marks of a prompt. */
  countTokens(text: string): number;
}

/**
 * Loads a GGUF model into this process. Fails with `weights_damaged` when llama.cpp cannot read it, `model_unavailable` when memory is short,
 * `runtime_missing` when no binary fits this machine.
 */
export async function loadEmbeddedModel(options: LoadEmbeddedModelOptions): Promise<EmbeddedModelHandle> {
  const { runtime, weightsSha256, stateFolder, stateBytesLimit, adapters = [] } = options;
  const { id, adapters: hashes } = describeAdapted(options.id, adapters);
  const states = openPromptStateFiles({
    folder: stateFolder,
    ...(stateBytesLimit === undefined ? {} : { bytesLimit: stateBytesLimit }),
  });
  const opened = await openLlama({
    ...options,
    threads: options.threads ?? defaultThreads(),
    contextTokens: options.contextTokens ?? 6144,
    sequences: options.sequences ?? 4,
  });
  const { llama, model, context, sequences } = opened;
  const pool = openSequencePool(sequences);
  // llama.cpp lays a state out by the number of sequences and refuses one of another layout.
  const identity = [weightsSha256, runtime.version, 'f16', String(sequences.length), ...adapters.map(adapterMark)];
  const running = new Set<Promise<unknown>>();
  const engine: ReplyEngine = {
    model,
    pool,
    gate: openStepGate(),
    states,
    stateKey: (tokens) => promptStateKey(identity, tokens),
    track: (work) => {
      running.add(work);
      const forget = () => running.delete(work);
      work.then(forget, forget);
    },
  };
  const stop = new AbortController();
  let closing: Promise<void> | null = null;
  const close = async () => {
    const reason = new HyperalignError('aborted', `The model ${id} was closed.`);
    pool.close(reason);
    stop.abort(reason);
    await Promise.allSettled(running);
    await opened.close();
  };
  return {
    id,
    model: embeddedLanguageModel({
      id,
      engine,
      module: runtime.module,
      format: chatFormatOf(runtime.module, model),
      grammars: openGrammars(llama),
      contextTokens: context.contextSize,
      closed: stop.signal,
    }),
    size: options.size ?? 'small',
    delivery: options.delivery ?? 'samples',
    speed: options.speed ?? null,
    contextTokens: context.contextSize,
    heedsBias: true,
    avoidsRepetition: true,
    ...(hashes.length === 0 ? {} : { adapters: hashes }),
    countTokens: (text) => model.tokenize(text, false).length,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
