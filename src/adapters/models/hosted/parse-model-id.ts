import { HyperalignError } from '../../../errors.ts';

/** A model as the user names it, told apart. `id` is the full name, such as `openai:gpt-5-mini`. */
export type ModelId = NoModelId | LocalModelId | HostedModelId;

export interface NoModelId {
  readonly provider: 'none';
  readonly id: 'none';
}

export interface LocalModelId {
  readonly provider: 'local';
  readonly id: string;
  /** A name of the catalogue, or the path of a GGUF file. */
  readonly name: string;
}

export type HostedModelId =
  | { readonly provider: 'openai' | 'anthropic' | 'ollama'; readonly id: string; readonly name: string }
  /** `baseUrl` is null where the configuration names the server. */
  | { readonly provider: 'compatible'; readonly id: string; readonly name: string; readonly baseUrl: string | null };

/** Reads `provider:model`, `none`, a catalogue name, a path of a GGUF file, or `https://host/v1#model`. Throws `invalid_input`. */
export function parseModelId(text: string): ModelId {
  const id = text.trim();
  if (id === 'none') return { provider: 'none', id };
  if (/^https?:\/\//i.test(id)) return addressed(id, id);
  const [, provider, name] = /^([a-z][a-z0-9-]*):(.*)$/is.exec(id) ?? [];
  switch (provider) {
    case 'local':
      return local(id, name ?? '');
    case 'openai':
    case 'anthropic':
    case 'ollama':
      return { provider, id, name: named(id, name) };
    case 'compatible':
      return /^https?:\/\//i.test(name ?? '')
        ? addressed(id, name ?? '')
        : { provider, id, name: named(id, name), baseUrl: null };
    default:
      // A Windows path (C:\models\x.gguf) looks like a provider and is none.
      if (provider === undefined || isWeightsPath(id)) return local(`local:${id}`, id);
      throw unusable(id, `There is no model provider "${provider}".`);
  }
}

function local(id: string, name: string): LocalModelId {
  if (name === '' || (/\s/.test(name) && !isWeightsPath(name)))
    throw unusable(id, name === '' ? 'No model is named.' : `"${name}" is no model name.`);
  return { provider: 'local', id, name };
}

function isWeightsPath(name: string): boolean {
  return /\.gguf$/i.test(name);
}

function named(id: string, name: string | undefined): string {
  if (name === undefined || name === '' || /\s/.test(name))
    throw unusable(id, `"${id}" names no model after the colon.`);
  return name;
}

function addressed(id: string, address: string): HostedModelId {
  const url = URL.canParse(address) ? new URL(address) : null;
  const name = address.split('#').slice(1).join('#');
  // The id is kept in records and shown, so it must not carry a password; and what could be one is not repeated here.
  if (url !== null && (url.username !== '' || url.password !== '' || url.search !== '')) {
    throw unusable(
      url.host,
      'An address with a user name, a password or a query is not taken as a model. Put the key into HYPERALIGN_API_KEY.',
    );
  }
  if (url === null || name === '' || /\s/.test(name))
    throw unusable(id, 'A model at an address is written as https://host/v1#model, and the part after # is missing.');
  url.hash = '';
  return { provider: 'compatible', id, name, baseUrl: url.href.replace(/\/+$/, '') };
}

function unusable(id: string, what: string): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `${what} Use openai:NAME, anthropic:NAME, ollama:NAME, compatible:NAME (with HYPERALIGN_BASE_URL), https://host/v1#NAME, local:NAME, a catalogue name such as smollm2-135m, a path ending in .gguf, or none.`,
    { details: { model: id } },
  );
}
