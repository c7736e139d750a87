import type { LanguageModelV4 } from '@ai-sdk/provider';
import type { ModelHandle } from '../../../ports/model.ts';
import { type HostedPackages, installedPackages, loadPackage } from './hosted-packages.ts';
import { compatibleProvider, type HostedModelConfig, openaiProvider, required } from './hosted-providers.ts';
import type { HostedModelId } from './parse-model-id.ts';
import { refuseForeignAnswers } from './refuse-foreign-answers.ts';
import { withProviderOptions } from './with-provider-options.ts';

/**
 * Prepares a model that is reached over HTTP; nothing is sent yet. Throws `model_unavailable` (package missing) or
 * `model_not_configured` (key or address missing). What goes wrong in a call is the AI SDK's `APICallError`, or
 * `model_failed` for an answer that is none of the API.
 */
export async function openHostedModel(
  id: HostedModelId,
  config: HostedModelConfig,
  packages: HostedPackages = installedPackages,
): Promise<ModelHandle> {
  return {
    id: id.id,
    model: refuseForeignAnswers(id.id, await languageModel(id, config, packages)),
    size: 'large',
    delivery: 'both',
    speed: null,
    contextTokens: contextTokensOf[id.provider],
    close: async () => undefined,
  };
}

/**
 * What the smallest model in common use holds. Ollama's default is 4,096 on computers with less than 24 GB of video memory,
 * and it silently drops the beginning of a longer prompt.
 */
const contextTokensOf = {
  openai: 32_768,
  anthropic: 100_000,
  ollama: 4_096,
  compatible: 8_192,
} as const satisfies Record<HostedModelId['provider'], number>;

async function languageModel(
  id: HostedModelId,
  config: HostedModelConfig,
  packages: HostedPackages,
): Promise<LanguageModelV4> {
  switch (id.provider) {
    case 'openai': {
      const model = (await openaiProvider(id, config, packages)).chat(id.name);
      // Strict schemas refuse keywords ours use, such as a string's length, on some models. Replies are checked here anyway.
      return withProviderOptions(model, { openai: { strictJsonSchema: false } });
    }
    case 'anthropic': {
      const apiKey = required(config.anthropicApiKey, 'ANTHROPIC_API_KEY', id);
      const { createAnthropic } = await loadPackage(packages, 'anthropic', id.id);
      return createAnthropic({ apiKey, baseURL: config.anthropicBaseUrl ?? 'https://api.anthropic.com/v1' })(id.name);
    }
    case 'ollama':
    case 'compatible': {
      const model = (await compatibleProvider(id, config, packages)).chatModel(id.name);
      return withProviderOptions(model, { openaiCompatible: { strictJsonSchema: false } });
    }
  }
}
