import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { hashText } from '../core/numerics/hash-text.ts';
import { summaryTemperatures } from '../engine/ask-requests.ts';
import { promptTokens } from '../engine/prompt-tokens.ts';
import type { ModelHandle } from '../ports/model.ts';
import { askedOf } from './asked-of.ts';
import { briefTemperatures } from './authorship/make-brief.ts';
import { plannedProposals } from './planned-proposals.ts';
import { fillerWords, schemaInstance } from './schema-instance.ts';

/** `estimateTokens` bounds what models count from above; on English prose it is this much too high on the mean (5 to 40 %). */
const overestimate = 1.2;

/** Tokens a word of English takes. */
const tokensOfWord = 1.35;

/**
 * Stands in for a model in a dry run: answers at once with a placeholder of the length that is asked for, so that a run makes the same calls as it would
 * with the model, and counts what they would take. Tells how many more calls each might bring where a real reply does not pass the checks.
 */
export function plannedModel(
  handle: Omit<ModelHandle, 'model' | 'close'>,
  onFurther: (calls: number) => void = () => undefined,
): ModelHandle {
  const answer = (options: LanguageModelV4CallOptions) => {
    onFurther(furtherCalls(options));
    const text = placeholderFor(options);
    const written = options.responseFormat?.type === 'json' ? text.length / 4 : wordsIn(text) * tokensOfWord;
    return {
      text,
      usage: {
        inputTokens: {
          total: Math.round(promptTokens(options) / overestimate),
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

/** Tries after the first of what is made again until it passes. */
function furtherCalls(options: LanguageModelV4CallOptions): number {
  const { purpose, prompt } = askedOf(options);
  if (prompt?.startsWith('brief-text@') !== true) return 0;
  return (purpose === 'brief' ? briefTemperatures : summaryTemperatures).length - 1;
}

function placeholderFor(options: LanguageModelV4CallOptions): string {
  const { prompt, responseFormat, seed } = options;
  const { learner, prompt: name } = askedOf(options);
  const last = prompt.at(-1);
  const asked =
    typeof last?.content === 'string'
      ? last.content
      : last?.content.map((part) => ('text' in part ? part.text : '')).join(' ');
  if (name?.startsWith('propose-contrastive@') === true) return JSON.stringify(plannedProposals(asked ?? ''));
  const variant = hashText(JSON.stringify([prompt, seed, learner]));
  if (responseFormat?.type === 'json' && responseFormat.schema !== undefined)
    return JSON.stringify(schemaInstance(responseFormat.schema, variant));
  const words = Number(/about (\d+) words/.exec(asked ?? '')?.[1] ?? 120);
  // Two texts are never the same, or what a judge is asked about them would count as asked already.
  return `${fillerWords(words - 1)} ${variant}`;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).length;
}
