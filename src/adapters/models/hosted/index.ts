export type { HostedPackages } from './hosted-packages.ts';
export type { HostedModelConfig } from './hosted-providers.ts';
export { openHostedEmbedder } from './open-hosted-embedder.ts';
export { openHostedModel } from './open-hosted-model.ts';
export { type HostedModelId, type LocalModelId, type ModelId, parseModelId } from './parse-model-id.ts';
