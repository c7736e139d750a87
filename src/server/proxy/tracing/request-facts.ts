import type { SpanFacts } from '../../../ports/tracer.ts';
import { type MemberSpan, membersAt, skipBlank } from '../json-spans.ts';
import type { Endpoint, UpstreamRequest } from '../upstream.ts';

/** What an endpoint does, by the conventions; null for one that asks no model. */
const operations = {
  chat: 'chat',
  responses: 'chat',
  completions: 'text_completion',
  embeddings: 'embeddings',
  models: null,
} as const satisfies Record<Endpoint, string | null>;

/** Vendors by their addresses, in the words of the conventions. Every other server is called by the API that it speaks. */
const vendors: readonly (readonly [host: RegExp, provider: string])[] = [
  [/\.openai\.azure\.com$/, 'azure.ai.openai'],
  [/^api\.anthropic\.com$/, 'anthropic'],
  [/^api\.mistral\.ai$/, 'mistral_ai'],
  [/^api\.groq\.com$/, 'groq'],
  [/^api\.deepseek\.com$/, 'deepseek'],
  [/^api\.x\.ai$/, 'x_ai'],
  [/^api\.perplexity\.ai$/, 'perplexity'],
  [/^api\.cohere\.(ai|com)$/, 'cohere'],
  [/^generativelanguage\.googleapis\.com$/, 'gcp.gemini'],
];

/** What a request tells before it is sent; null where it asks no model. */
export function factsOfRequest(address: URL, { endpoint, body, guided }: UpstreamRequest): SpanFacts | null {
  const operation = operations[endpoint];
  if (operation === null) return null;
  const { model, stream } = named(body);
  return {
    'gen_ai.operation.name': operation,
    'gen_ai.provider.name': vendors.find(([host]) => host.test(address.hostname))?.[1] ?? 'openai',
    'gen_ai.request.model': model,
    'gen_ai.request.stream': stream ? true : undefined,
    'server.address': address.hostname,
    'server.port': Number(address.port || (address.protocol === 'https:' ? 443 : 80)),
    // Whether the request tells of a person; never of whom.
    'hyperalign.guided': guided !== null,
  };
}

export function spanName(facts: SpanFacts): string {
  return [facts['gen_ai.operation.name'], facts['gen_ai.request.model']].filter(Boolean).join(' ');
}

interface Named {
  readonly model: string | undefined;
  readonly stream: boolean;
}

/** A text was read as JSON on its way here, so its members can be stepped over, however long they are; bytes were not. */
function named(body: UpstreamRequest['body']): Named {
  if (typeof body !== 'string') return ofValue(body === null ? null : parsed(body));
  const members = membersAt(body, skipBlank(body, 0));
  const told = (name: string) => textOf(body, members, name);
  return { model: modelOf(told('model')), stream: told('stream') === true };
}

function textOf(body: string, members: readonly MemberSpan[], name: string): unknown {
  const found = members.find((member) => member.name === name);
  return found === undefined ? undefined : JSON.parse(body.slice(found.value.start, found.value.end));
}

const mostParsed = 1024 * 1024;

function parsed(bytes: Uint8Array): unknown {
  if (bytes.byteLength > mostParsed) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function ofValue(value: unknown): Named {
  if (typeof value !== 'object' || value === null) return { model: undefined, stream: false };
  const { model, stream } = value as Readonly<Record<string, unknown>>;
  return { model: modelOf(model), stream: stream === true };
}

/** A client may send anything, and each would be a span's name of its own. */
function modelOf(model: unknown): string | undefined {
  return typeof model === 'string' && model.length <= 100 ? model : undefined;
}
