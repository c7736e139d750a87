import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4StreamPart,
  LanguageModelV4Usage,
} from '@ai-sdk/provider';
import { estimateTokens } from '../../core/text/index.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { promptTokens } from '../prompt-tokens.ts';
import { watchStream } from '../watch-stream.ts';
import type { Spending } from './spending.ts';

/**
 * The model as one workspace may ask it. Each call begins only while tokens of the day are left, else it throws `budget_spent`, and counts when it has ended. Whoever
 * hands a model to a use case hands out this one, so that no path to a model is forgotten.
 */
export function budgetedModel(spending: Spending, workspace: string, handle: ModelHandle): ModelHandle {
  const { model } = handle;
  const note = (options: LanguageModelV4CallOptions, usage: LanguageModelV4Usage | null, text: string) =>
    spending.note(
      workspace,
      (usage?.inputTokens.total ?? promptTokens(options)) + (usage?.outputTokens.total ?? estimateTokens(text)),
    );
  const budgeted: LanguageModelV4 = {
    specificationVersion: 'v4',
    provider: model.provider,
    modelId: model.modelId,
    // Asked for when it is needed: a model may have to fetch it.
    get supportedUrls() {
      return model.supportedUrls;
    },
    doGenerate: async (options) => {
      await spending.admit(workspace);
      const result = await model.doGenerate(options);
      const text = result.content.map((part) => (part.type === 'text' ? part.text : '')).join('');
      note(options, result.usage, text);
      return result;
    },
    doStream: async (options) => {
      await spending.admit(workspace);
      const result = await model.doStream(options);
      return { ...result, stream: counted(result.stream, (usage, text) => note(options, usage, text)) };
    },
  };
  return { ...handle, model: budgeted, close: () => handle.close() };
}

/** The same stream. Tells, when it has ended in whatever way, what it cost; nothing where it broke off before anything was heard. */
function counted(
  stream: ReadableStream<LanguageModelV4StreamPart>,
  tell: (usage: LanguageModelV4Usage | null, text: string) => void,
): ReadableStream<LanguageModelV4StreamPart> {
  let usage: LanguageModelV4Usage | null = null;
  let text = '';
  return watchStream(stream, {
    onPart: (part) => {
      if (part.type === 'text-delta' || part.type === 'reasoning-delta') text += part.delta;
      else if (part.type === 'finish') usage = part.usage;
    },
    // A provider charges for what it has sent, also when it breaks off.
    onEnd: () => {
      if (usage !== null || text !== '') tell(usage, text);
    },
  });
}
