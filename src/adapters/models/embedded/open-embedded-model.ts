import { join } from 'node:path';
import { type EmbeddedModelHandle, loadEmbeddedModel } from './load-embedded-model.ts';
import { loadRuntime } from './load-runtime.ts';
import { readAdapter } from './lora-adapter.ts';
import type { ModelReference } from './model-reference.ts';
import { requireWeights } from './weights-state.ts';

export interface OpenEmbeddedModelOptions {
  readonly home: string;
  readonly reference: ModelReference;
  /** Default `defaultThreads()`. */
  readonly threads?: number;
  /** Prompt and reply together; default what the catalogue says, or 6,144. */
  readonly contextTokens?: number;
  /** Calls that are computed together; default 4. */
  readonly sequences?: number;
  /** Saved prompt states of all people together; default 1 GB. */
  readonly stateBytesLimit?: number;
  /** Paths of LoRA adapters (GGUF) that change the model while it is open; its id names them. Default: none. */
  readonly adapters?: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Opens a model whose weights and runtime are there. Fails with `weights_missing`, `path_not_found`, `weights_damaged` or `runtime_missing`,
 * each naming the command that mends it, with `model_unavailable` when memory is short, or with `invalid_input` for an adapter that does not fit the model.
 */
export async function openEmbeddedModel({
  home,
  reference,
  adapters = [],
  ...options
}: OpenEmbeddedModelOptions): Promise<EmbeddedModelHandle> {
  const { path, sha256 } = await requireWeights(home, reference);
  const runtime = await loadRuntime(home);
  const { entry, id } = reference;
  return loadEmbeddedModel({
    id,
    weightsPath: path,
    weightsSha256: sha256,
    runtime,
    stateFolder: promptStateFolder(home),
    ...(entry === null
      ? {}
      : { contextTokens: entry.contextTokens, delivery: entry.delivery, size: entry.size, speed: entry.speed }),
    ...options,
    adapters: await Promise.all(adapters.map(readAdapter)),
  });
}

/** Where saved prompt states of a home folder lie. */
export function promptStateFolder(home: string): string {
  return join(home, 'state');
}
