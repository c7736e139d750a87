import { HyperalignError } from '../../../errors.ts';
import { type HostedPackages, loadPackage } from './hosted-packages.ts';
import type { HostedModelId } from './parse-model-id.ts';

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

type OpenAI = ReturnType<Awaited<ReturnType<HostedPackages['openai']>>['createOpenAI']>;
type Compatible = ReturnType<Awaited<ReturnType<HostedPackages['compatible']>>['createOpenAICompatible']>;

/** OpenAI by its own package. Throws `model_unavailable` (package missing) or `model_not_configured` (key missing). */
export async function openaiProvider(
  id: HostedModelId,
  config: HostedModelConfig,
  packages: HostedPackages,
): Promise<OpenAI> {
  const apiKey = required(config.openaiApiKey, 'OPENAI_API_KEY', id);
  const { createOpenAI } = await loadPackage(packages, 'openai', id.id);
  // An explicit address keeps the package from reading the environment by itself.
  return createOpenAI({ apiKey, baseURL: config.openaiBaseUrl ?? 'https://api.openai.com/v1' });
}

/** The server that a `compatible` id names, else Ollama's: both speak the OpenAI API. Throws as `openaiProvider` does. */
export async function compatibleProvider(
  id: HostedModelId,
  config: HostedModelConfig,
  packages: HostedPackages,
): Promise<Compatible> {
  const { baseUrl, apiKey } =
    id.provider === 'compatible'
      ? serverOf(id.baseUrl, config, id)
      : { baseUrl: `${config.ollamaHost}/v1`, apiKey: null };
  const { createOpenAICompatible } = await loadPackage(packages, 'compatible', id.id);
  return createOpenAICompatible({
    name: id.provider,
    baseURL: baseUrl,
    includeUsage: true,
    supportsStructuredOutputs: true,
    ...(apiKey === null ? {} : { apiKey }),
  });
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

/** The value, or `model_not_configured` with what to set. */
export function required(value: string | null, variable: string, id: HostedModelId): string {
  if (value !== null) return value;
  const example = variable.endsWith('_URL')
    ? 'the address of the server, such as http://127.0.0.1:8000/v1'
    : 'your key';
  throw new HyperalignError(
    'model_not_configured',
    `The model ${id.id} needs ${variable}. Set it to ${example}, or name another model.`,
    {
      details: { model: id.id, variable },
    },
  );
}
