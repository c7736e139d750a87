import type { LanguageModelV4Message, LanguageModelV4Prompt } from '@ai-sdk/provider';
import type { Prompt } from '../prompting/prompt.ts';
import { prefixCacheOptions } from './prefix-cache-options.ts';

/** Turns a prompt into the AI SDK's form, the last message of the stable part marked for caches. */
export function toModelPrompt(prompt: Prompt, owner: string | undefined): LanguageModelV4Prompt {
  const messages: LanguageModelV4Message[] = [
    { role: 'system', content: prompt.system },
    ...prompt.messages.map(({ role, text }): LanguageModelV4Message => ({ role, content: [{ type: 'text', text }] })),
  ];
  if (owner === undefined) return messages;
  return messages.map((message, index) =>
    index === prompt.stableMessages ? { ...message, providerOptions: prefixCacheOptions(owner) } : message,
  );
}
