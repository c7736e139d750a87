import type {
  LanguageModelV4FilePart,
  LanguageModelV4Message,
  LanguageModelV4TextPart,
  LanguageModelV4ToolCallPart,
} from '@ai-sdk/provider';
import { type ChatMessage, type ChatUserPart, unusableField } from './chat-request.ts';

/** Kinds of addresses that a model fetches by itself, by media type. */
export type FetchedUrls = Readonly<Record<string, readonly RegExp[]>>;

/** The messages of a chat completion as a prompt. Throws `invalid_input` that names what a prompt cannot hold. */
export function promptOf(messages: readonly ChatMessage[], fetched: FetchedUrls): LanguageModelV4Message[] {
  const toolNames = new Map(
    messages.flatMap((message) =>
      message.role === 'assistant'
        ? (message.tool_calls ?? []).map((call) => [call.id, call.function.name] as const)
        : [],
    ),
  );
  return messages.map((message, index) => messageOf(message, { at: `messages[${index}]`, toolNames, fetched }));
}

interface Place {
  readonly at: string;
  readonly toolNames: ReadonlyMap<string, string>;
  readonly fetched: FetchedUrls;
}

function messageOf(message: ChatMessage, place: Place): LanguageModelV4Message {
  switch (message.role) {
    case 'system':
    case 'developer':
      return { role: 'system', content: textOf(message.content) };
    case 'user':
      return { role: 'user', content: userContent(message.content, place) };
    case 'assistant':
      return { role: 'assistant', content: assistantContent(message, place.at) };
    case 'tool': {
      const toolName = place.toolNames.get(message.tool_call_id);
      if (toolName === undefined)
        throw unusableField(`${place.at}.tool_call_id`, 'no earlier message of the assistant holds a call of this id');
      const output = { type: 'text' as const, value: textOf(message.content) };
      return { role: 'tool', content: [{ type: 'tool-result', toolCallId: message.tool_call_id, toolName, output }] };
    }
  }
}

function textOf(content: string | readonly { readonly text: string }[]): string {
  return typeof content === 'string' ? content : content.map(({ text }) => text).join('');
}

function assistantContent(
  { content, tool_calls: calls }: Extract<ChatMessage, { role: 'assistant' }>,
  at: string,
): (LanguageModelV4TextPart | LanguageModelV4ToolCallPart)[] {
  const text = textOf(content ?? '');
  return [
    ...(text === '' ? [] : [{ type: 'text' as const, text }]),
    ...(calls ?? []).map((call, index) => ({
      type: 'tool-call' as const,
      toolCallId: call.id,
      toolName: call.function.name,
      input: inputOf(call.function.arguments, `${at}.tool_calls[${index}].function.arguments`),
    })),
  ];
}

/** A call without arguments is written as nothing by some. */
function inputOf(json: string, field: string): unknown {
  try {
    return json.trim() === '' ? {} : JSON.parse(json);
  } catch {
    throw unusableField(field, 'it is no JSON');
  }
}

function userContent(
  content: string | readonly ChatUserPart[],
  { at, fetched }: Place,
): (LanguageModelV4TextPart | LanguageModelV4FilePart)[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  return content.map((part, index) => partOf(part, `${at}.content[${index}]`, fetched));
}

function partOf(
  part: ChatUserPart,
  at: string,
  fetched: FetchedUrls,
): LanguageModelV4TextPart | LanguageModelV4FilePart {
  switch (part.type) {
    case 'text':
      return part;
    case 'image_url':
      return imageOf(part.image_url.url, `${at}.image_url.url`, fetched);
    case 'input_audio': {
      const { data, format } = part.input_audio;
      return { type: 'file', mediaType: format === 'mp3' ? 'audio/mpeg' : 'audio/wav', data: { type: 'data', data } };
    }
    case 'file': {
      const { file_data: url, filename } = part.file;
      const read = dataOf(url);
      if (read === null) throw unusableField(`${at}.file.file_data`, 'it is no data: address in base64');
      return { type: 'file', ...read, ...(typeof filename === 'string' ? { filename } : {}) };
    }
  }
}

function imageOf(url: string, field: string, fetched: FetchedUrls): LanguageModelV4FilePart {
  const read = dataOf(url);
  if (read !== null) return { type: 'file', ...read };
  const patterns = Object.entries(fetched).flatMap(([type, some]) => (/^(image|\*)/.test(type) ? some : []));
  // What the model does not fetch, this server does not either: it would fetch what a client cannot reach.
  if (!URL.canParse(url) || !patterns.some((pattern) => pattern.test(url)))
    throw unusableField(field, 'the model fetches no such address; send the picture as a data: address in base64');
  return { type: 'file', mediaType: 'image/*', data: { type: 'url', url: new URL(url) } };
}

function dataOf(url: string): Pick<LanguageModelV4FilePart, 'mediaType' | 'data'> | null {
  const [, mediaType, data] = /^data:([\w.+/-]+);base64,([\s\S]*)$/.exec(url) ?? [];
  if (mediaType === undefined || data === undefined) return null;
  return { mediaType, data: { type: 'data', data } };
}
