import type { JSONSchema7, JSONSchema7Definition, LanguageModelV4CallOptions } from '@ai-sdk/provider';
import type { ModelHandle } from '../ports/model.ts';
import { inputTokensOf } from './cached-model.ts';

/** `estimateTokens` bounds what models count from above; on English prose it is this much too high on the mean (5 to 40 %). */
const overestimate = 1.2;

/** Tokens a word of English takes. */
const tokensOfWord = 1.35;

/**
 * Stands in for a model in a dry run: answers at once with a placeholder of the length that is asked for, so that a run makes the same calls as it would
 * with the model, and counts what they would take.
 */
export function plannedModel(handle: Omit<ModelHandle, 'model' | 'close'>): ModelHandle {
  const answer = (options: LanguageModelV4CallOptions) => {
    const text = placeholderFor(options);
    const written = options.responseFormat?.type === 'json' ? text.length / 4 : wordsIn(text) * tokensOfWord;
    return {
      text,
      usage: {
        inputTokens: {
          total: Math.round(inputTokensOf(options) / overestimate),
          noCache: 0,
          cacheRead: 0,
          cacheWrite: 0,
        },
        outputTokens: { total: Math.min(Math.round(written), options.maxOutputTokens ?? 4096), text: 0, reasoning: 0 },
      },
    };
  };
  return {
    ...handle,
    close: async () => undefined,
    model: {
      specificationVersion: 'v4',
      provider: 'planned',
      modelId: handle.id,
      supportedUrls: {},
      doGenerate: async (options) => {
        const { text, usage } = answer(options);
        return {
          content: [{ type: 'text', text }],
          finishReason: { unified: 'stop', raw: 'stop' },
          usage,
          warnings: [],
        };
      },
      doStream: async () => {
        throw new Error('A planned model is asked through the cache, which never streams.');
      },
    },
  };
}

function placeholderFor({ prompt, responseFormat }: LanguageModelV4CallOptions): string {
  if (responseFormat?.type === 'json' && responseFormat.schema !== undefined)
    return JSON.stringify(instanceOf(responseFormat.schema));
  const last = prompt.at(-1);
  const asked =
    typeof last?.content === 'string'
      ? last.content
      : last?.content.map((part) => ('text' in part ? part.text : '')).join(' ');
  return filler(Number(/about (\d+) words/.exec(asked ?? '')?.[1] ?? 120));
}

/** The smallest value that a schema allows, with strings of a usual length. */
function instanceOf(schema: JSONSchema7Definition): unknown {
  if (typeof schema === 'boolean') return null;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return instanceOf(either[0] ?? true);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, member]) => [name, instanceOf(member)]),
      );
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => instanceOf(itemsOf(schema)));
    case 'string':
      return stringOf(schema);
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function itemsOf({ items }: JSONSchema7): JSONSchema7Definition {
  if (items === undefined) return true;
  return Array.isArray(items) ? (items[0] ?? true) : (items as JSONSchema7Definition); // a readonly array is not narrowed away
}

function stringOf({ minLength = 0, maxLength = 400 }: JSONSchema7): string {
  const wanted = Math.max(minLength, Math.min(maxLength, 90));
  return filler(Math.ceil(wanted / 5)).slice(0, wanted);
}

/** Begins like a request, so that it passes for one. */
function filler(words: number): string {
  const pool = [
    'Write',
    'here',
    'what',
    'would',
    'be',
    'said',
    'of',
    'this',
    'matter',
    'when',
    'the',
    'model',
    'had',
    'been',
    'asked',
  ];
  return Array.from({ length: words }, (_, at) => pool[at % pool.length] ?? '').join(' ');
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
