import type { PromptStateStore } from '../../../ports/model.ts';
import { promptStateFolder } from './open-embedded-model.ts';
import { openPromptStateFiles } from './prompt-states.ts';

export { type FetchProgress, fetchProgressLine, type OnFetchProgress } from './fetch-progress.ts';
export { type FetchedWeights, type FetchWeightsOptions, fetchWeights } from './fetch-weights.ts';
export { type InstallRuntimeOptions, installRuntime } from './install-runtime.ts';
export type { EmbeddedModelHandle } from './load-embedded-model.ts';
export { findRuntime, type RuntimePlace } from './load-runtime.ts';
export { checkModel, type ListedModel, listModels, removeModel } from './manage-models.ts';
export { type ModelReference, parseModelReference } from './model-reference.ts';
export { openAdapterFolder } from './open-adapter-folder.ts';
export { type OpenEmbeddedEmbedderOptions, openEmbeddedEmbedder } from './open-embedded-embedder.ts';
export { type OpenEmbeddedModelOptions, openEmbeddedModel } from './open-embedded-model.ts';
export { rememberedHash } from './verified-hash.ts';

/** Saved prompt states of a home folder. Needs no model: forgetting must not load one. */
export function openPromptStateFolder(home: string): PromptStateStore {
  return openPromptStateFiles({ folder: promptStateFolder(home) });
}
