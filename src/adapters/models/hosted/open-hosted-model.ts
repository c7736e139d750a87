import type { LanguageModelV4 } from '@ai-sdk/provider';
import { HyperalignError } from '../../../errors.ts';
import type { ModelHandle } from '../../../ports/model.ts';
import { type HostedPackages, installedPackages, loadPackage } from './hosted-packages.ts';
import type { HostedModelId } from './parse-model-id.ts';
import { refuseForeignAnswers } from './refuse-foreign-answers.ts';
import { withProviderOptions } from './with-provider-options.ts';

/** The part of the configuration that hosted models need; null where it says nothing. */
export interface HostedModelConfig {
  readonly openaiApiKey: string | null;
  readonly openaiBaseUrl: string | null;
  readonly anthropicApiKey: string | null;
  readonly anthropicBaseUrl: string | null;
  readonly baseUrl: string | null;
  readonly apiKey: string | null;
  readonly ollamaHost: string;
}

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
      const apiKey = required(config.openaiApiKey, 'OPENAI_API_KEY', id);
      const { createOpenAI } = await loadPackage(packages, 'openai', id.id);
      // An explicit address keeps the package from reading the environment by itself.
      const model = createOpenAI({ apiKey, baseURL: config.openaiBaseUrl ?? 'https://api.openai.com/v1' }).chat(
        id.name,
      );
      // Strict schemas refuse keywords ours use, such as a string's length, on some models. Replies are checked here anyway.
      return withProviderOptions(model, { openai: { strictJsonSchema: false } });
    }
    case 'anthropic': {
      const apiKey = required(config.anthropicApiKey, 'ANTHROPIC_API_KEY', id);
      const { createAnthropic } = await loadPackage(packages, 'anthropic', id.id);
      return createAnthropic({ apiKey, baseURL: config.anthropicBaseUrl ?? 'https://api.anthropic.com/v1' })(id.name);
    }
    case 'ollama':
      return compatibleModel(id, { baseUrl: `${config.ollamaHost}/v1`, apiKey: null }, packages);
    case 'compatible':
      return compatibleModel(id, serverOf(id.baseUrl, config, id), packages);
  }
}

interface Server {
  readonly baseUrl: string;
  readonly apiKey: string | null;
}

/** A key goes only to the server it was set beside: OPENAI_API_KEY never leaves for an address given elsewhere, nor does another server's key. */
function serverOf(baseUrl: string | null, config: HostedModelConfig, id: HostedModelId): Server {
  const address = baseUrl ?? config.baseUrl;
  if (address !== null)
    return { baseUrl: address, apiKey: address === (config.baseUrl ?? address) ? config.apiKey : null };
  return { baseUrl: required(config.openaiBaseUrl, 'HYPERALIGN_BASE_URL', id), apiKey: config.openaiApiKey };
}

async function compatibleModel(
  id: HostedModelId,
  { baseUrl, apiKey }: Server,
  packages: HostedPackages,
): Promise<LanguageModelV4> {
  const { createOpenAICompatible } = await loadPackage(packages, 'compatible', id.id);
  const provider = createOpenAICompatible({
    name: id.provider,
    baseURL: baseUrl,
    includeUsage: true,
    supportsStructuredOutputs: true,
    ...(apiKey === null ? {} : { apiKey }),
  });
  return withProviderOptions(provider.chatModel(id.name), { openaiCompatible: { strictJsonSchema: false } });
}

function required(value: string | null, variable: string, id: HostedModelId): string {
  if (value !== null) return value;
  const example = variable.endsWith('_URL')
    ? 'the address of the server, such as http://127.0.0.1:8000/v1'
    : 'your key';
  throw new HyperalignError(
    'model_not_configured',
    `The model ${id.id} needs ${variable}. Set it to ${example}, or choose another model with --model.`,
    {
      details: { model: id.id, variable },
    },
  );
}
