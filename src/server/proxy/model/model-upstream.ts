import { randomUUID } from 'node:crypto';
import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelHandle } from '../../../ports/model.ts';
import { openAiError, type Refusal } from '../../refusal.ts';
import { parseJsonBody } from '../json-body.ts';
import { percentDecoded } from '../percent-decoded.ts';
import type { Upstream, UpstreamAnswer, UpstreamRequest } from '../upstream.ts';
import { callOf } from './call-of.ts';
import { type ChatRequest, readChatRequest } from './chat-request.ts';
import { completionOf, type Envelope, isFailure } from './completion.ts';
import { markPrefix } from './mark-prefix.ts';
import { modelRefusal } from './model-refusal.ts';
import { streamAnswer } from './stream-answer.ts';
import { tellUsage } from './tell-usage.ts';

export interface ModelUpstreamOptions {
  /** `provider:model`; what requests name as their model, with or without the provider. */
  readonly id: string;
  /** Called at the first request, so that a server starts at once. Whoever opens it closes it. */
  readonly open: () => Promise<ModelHandle>;
}

/** One language model of any vendor, or an embedded one, as a server of chat completions. */
export function modelUpstream({ id, open }: ModelUpstreamOptions): Upstream {
  return {
    name: id,
    delivery: async () => (await open()).delivery,
    send: async (request) => {
      if (request.endpoint === 'models') return listed(id, request.path);
      if (request.endpoint !== 'chat') return refused(onlyChat(id));
      const asked = readChatRequest(parseJsonBody(bytesOf(request.body)).value);
      if (!isNamed(id, asked.model)) return refused(otherModel(id, asked.model));
      const { model } = await open();
      return chat(id, model, asked, request);
    },
    close: async () => undefined,
  };
}

async function chat(
  id: string,
  model: LanguageModelV4,
  asked: ChatRequest,
  request: UpstreamRequest,
): Promise<UpstreamAnswer> {
  const read = callOf(asked, await model.supportedUrls);
  const call: LanguageModelV4CallOptions = {
    ...read,
    prompt: request.guided === null ? read.prompt : markPrefix(read.prompt, request.guided),
    abortSignal: request.signal,
  };
  const envelope: Envelope = {
    id: `chatcmpl-${randomUUID()}`,
    created: Math.floor(Date.now() / 1000),
    model: asked.model,
  };
  try {
    if (asked.stream === true)
      return await streamAnswer(model, call, {
        id,
        envelope,
        includeUsage: asked.stream_options?.include_usage === true,
        ...(request.onStream === undefined ? {} : { onStream: request.onStream }),
        ...(request.onUsage === undefined ? {} : { onUsage: request.onUsage }),
      });
    const result = await model.doGenerate(call);
    tellUsage(result.usage, request.onUsage);
    if (isFailure(result.finishReason)) return refused(modelRefusal(new Error('No answer.'), id));
    return whole(200, completionOf(envelope, result));
  } catch (error) {
    return refused(modelRefusal(error, id));
  }
}

function bytesOf(body: string | Uint8Array | null): Uint8Array {
  return typeof body === 'string' ? new TextEncoder().encode(body) : (body ?? new Uint8Array());
}

/** `claude-x` and `anthropic:claude-x` are one model. */
function isNamed(id: string, model: string): boolean {
  return model === id || model === id.slice(id.indexOf(':') + 1);
}

function listed(id: string, path: string): UpstreamAnswer {
  const entry = { id, object: 'model', created: 0, owned_by: id.slice(0, Math.max(0, id.indexOf(':'))) };
  const [, name] = /^\/models\/([^?]+)/.exec(path) ?? [];
  if (name === undefined) return whole(200, { object: 'list', data: [entry] });
  const asked = percentDecoded(name);
  return isNamed(id, asked) ? whole(200, entry) : refused(otherModel(id, asked));
}

function onlyChat(id: string): Refusal {
  return {
    status: 404,
    code: 'not_served',
    message: `Behind this server stands the model ${id}, which answers /v1/chat/completions alone. For other requests start the server with the address of one that serves them.`,
  };
}

function otherModel(id: string, asked: string): Refusal {
  return {
    status: 404,
    code: 'model_not_found',
    message: `Behind this server stands the model ${id}, and the request names ${JSON.stringify(asked.slice(0, 100))}.`,
    param: 'model',
  };
}

function refused(refusal: Refusal): UpstreamAnswer {
  return whole(refusal.status, openAiError(refusal), Object.entries(refusal.headers ?? {}));
}

function whole(status: number, body: unknown, headers: readonly (readonly [string, string])[] = []): UpstreamAnswer {
  return {
    status,
    headers: [['content-type', 'application/json'], ...headers],
    body: { kind: 'whole', bytes: JSON.stringify(body) },
  };
}
