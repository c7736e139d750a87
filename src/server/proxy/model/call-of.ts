import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { type ChatRequest, unusableField } from './chat-request.ts';
import { type FetchedUrls, promptOf } from './prompt-of.ts';

/** A chat completion as a call of a language model. Throws `invalid_input` that names what such a call cannot hold. */
export function callOf(request: ChatRequest, fetched: FetchedUrls): LanguageModelV4CallOptions {
  const { max_completion_tokens: most, max_tokens: mostOld, stop } = request;
  return {
    prompt: promptOf(request.messages, fetched),
    ...given('maxOutputTokens', most ?? mostOld),
    ...given('temperature', request.temperature),
    ...given('topP', request.top_p),
    ...given('presencePenalty', request.presence_penalty),
    ...given('frequencyPenalty', request.frequency_penalty),
    ...given('seed', request.seed),
    ...given('stopSequences', typeof stop === 'string' ? [stop] : stop),
    ...given('reasoning', request.reasoning_effort),
    ...given('responseFormat', formatOf(request)),
    ...given('tools', toolsOf(request)),
    ...given('toolChoice', choiceOf(request)),
  };
}

function given<Name extends string, Value>(
  name: Name,
  value: Value | null | undefined,
): { readonly [N in Name]?: Value } {
  // The compiler cannot tell that an object of one computed key has that very key.
  return (value === null || value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: Value };
}

function formatOf({ response_format: format }: ChatRequest): LanguageModelV4CallOptions['responseFormat'] {
  if (format === null || format === undefined || format.type === 'text') return undefined;
  if (format.type === 'json_object') return { type: 'json' };
  const { name, description, schema } = format.json_schema;
  return { type: 'json', name, ...given('description', description), ...given('schema', schema) };
}

function toolsOf({ tools }: ChatRequest): LanguageModelV4CallOptions['tools'] {
  return tools?.map(({ function: { name, description, parameters, strict } }) => ({
    type: 'function',
    name,
    inputSchema: parameters ?? { type: 'object', properties: {} },
    ...given('description', description),
    ...given('strict', strict),
  }));
}

function choiceOf({ tool_choice: choice, tools }: ChatRequest): LanguageModelV4CallOptions['toolChoice'] {
  if (choice === null || choice === undefined) return undefined;
  if (typeof choice === 'string') return { type: choice };
  const toolName = choice.function.name;
  if (tools?.some((tool) => tool.function.name === toolName) !== true)
    throw unusableField('tool_choice', `no tool of the request is called "${toolName}"`);
  return { type: 'tool', toolName };
}
