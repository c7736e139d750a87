import type { LanguageModelV4Message, LanguageModelV4Prompt, SharedV4Warning } from '@ai-sdk/provider';
import { z } from 'zod';
import { HyperalignError } from '../../../errors.ts';
import type { PrefixCacheOption } from '../../../ports/model.ts';
import type { ChatItem, LlamaModel, LlamaModule, Token } from './llama-runtime.ts';

/** A prompt as the model reads it. */
export interface PromptTokens {
  readonly tokens: readonly Token[];
  /** How many of the first tokens are to be kept as saved state, and for whom; null when none were asked for. */
  readonly kept: { readonly length: number; readonly owner: string } | null;
  readonly warnings: readonly SharedV4Warning[];
}

/** Text that ends a turn in the model's chat form, beside its end-of-generation tokens. */
export interface ChatFormat {
  tokenize(turns: readonly ChatTurn[], ending: 'open-reply' | 'closed'): readonly Token[];
}

export interface ChatTurn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly text: string;
}

/** Renders a prompt in the model's chat form. Text of a message is never read as control tokens, whatever it holds. */
export function toPromptTokens(format: ChatFormat, prompt: LanguageModelV4Prompt): PromptTokens {
  const warnings: SharedV4Warning[] = [];
  const turns = prompt.map((message) => toTurn(message, warnings));
  const tokens = format.tokenize(turns, 'open-reply');
  const marked = prompt.findLastIndex((message) => prefixOption(message) !== null);
  const message = prompt[marked];
  const option = message === undefined ? null : prefixOption(message);
  if (option === null) return { tokens, kept: null, warnings };
  // The end of the rendered prefix may differ by a token from the same place in the whole; only what is equal is a prefix.
  const prefix = format.tokenize(turns.slice(0, marked + 1), 'closed');
  return { tokens, kept: { length: commonLength(prefix, tokens), owner: option.owner }, warnings };
}

/** How many tokens, from the first, are the same. */
export function commonLength(a: readonly Token[], b: readonly Token[]): number {
  const most = Math.min(a.length, b.length);
  for (let index = 0; index < most; index += 1) if (a[index] !== b[index]) return index;
  return most;
}

/**
 * The chat form of a model. ChatML, which both catalogue models were trained on, is rendered here, so that texts reach the model byte by byte;
 * every other template is rendered by node-llama-cpp.
 */
export function chatFormatOf(module: LlamaModule, model: LlamaModel): ChatFormat {
  const template = model.fileInfo.metadata?.tokenizer?.chat_template ?? '';
  const [start, ...more] = model.tokenize('<|im_start|>', true);
  const [end, ...rest] = model.tokenize('<|im_end|>', true);
  const plain = template.includes('<|im_start|>') && !/<think>|reasoning/.test(template);
  if (plain && start !== undefined && end !== undefined && more.length === 0 && rest.length === 0)
    return chatMl(model, start, end);
  return libraryFormat(module, model);
}

function chatMl(model: LlamaModel, start: Token, end: Token): ChatFormat {
  const lineBreak = model.tokenize('\n', false);
  return {
    tokenize: (turns, ending) => [
      ...turns.flatMap(({ role, text }) => [start, ...model.tokenize(`${role}\n${text}`, false), end, ...lineBreak]),
      ...(ending === 'open-reply' ? [start, ...model.tokenize('assistant\n', false)] : []),
    ],
  };
}

function libraryFormat(module: LlamaModule, model: LlamaModel): ChatFormat {
  const wrapper = module.resolveChatWrapper(model, { warningLogs: false });
  const { bos, shouldPrependBosToken } = model.tokens;
  return {
    tokenize: (turns, ending) => {
      const history = turns.map(toChatItem);
      const chatHistory: readonly ChatItem[] =
        ending === 'open-reply' || history.at(-1)?.type !== 'model'
          ? [...history, { type: 'model', response: [''] }]
          : history;
      const tokens = wrapper.generateContextState({ chatHistory }).contextText.tokenize(model.tokenizer);
      return shouldPrependBosToken && bos !== null && tokens[0] !== bos ? [bos, ...tokens] : tokens;
    },
  };
}

function toChatItem({ role, text }: ChatTurn): ChatItem {
  return role === 'assistant' ? { type: 'model', response: [text] } : { type: role, text };
}

function toTurn(message: LanguageModelV4Message, warnings: SharedV4Warning[]): ChatTurn {
  if (message.role === 'system') return { role: 'system', text: message.content };
  if (message.role === 'tool') throw unreadable('results of tools');
  const texts: string[] = [];
  for (const part of message.content) {
    if (part.type === 'text') texts.push(part.text);
    else if (part.type === 'reasoning')
      warnings.push({
        type: 'other',
        message: 'Reasoning in earlier replies is left out: the embedded model takes none.',
      });
    else throw unreadable(part.type === 'file' ? 'files' : `parts of the kind "${part.type}"`);
  }
  return { role: message.role, text: texts.join('') };
}

function unreadable(what: string): HyperalignError {
  return new HyperalignError(
    'invalid_input',
    `The embedded model reads text only; the prompt holds ${what}. Leave them out, or use another model.`,
  );
}

const prefixSchema = z.object({ cachePrefix: z.literal(true), owner: z.string().regex(/^[\w-]{1,128}$/) });

function prefixOption({ providerOptions }: LanguageModelV4Message): PrefixCacheOption | null {
  const given = providerOptions?.['hyperalign'];
  if (given === undefined) return null;
  const parsed = prefixSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new HyperalignError(
    'invalid_input',
    'providerOptions.hyperalign of a message must be { cachePrefix: true, owner }, with an owner of letters, digits, "-" and "_".',
  );
}
