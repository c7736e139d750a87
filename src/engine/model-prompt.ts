import type { LanguageModelV4Message, LanguageModelV4Prompt, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { PrefixCacheOption } from '../ports/model.ts';
import type { Prompt } from '../prompting/prompt.ts';

/**
 * Turns a prompt into the AI SDK's form. The last message of the stable part is marked, so that the embedded model keeps its
 * state (`hyperalign`) and hosted ones keep their cache (`anthropic`).
 */
export function toModelPrompt(prompt: Prompt, owner: string | undefined): LanguageModelV4Prompt {
  const messages: LanguageModelV4Message[] = [
    { role: 'system', content: prompt.system },
    ...prompt.messages.map(({ role, text }): LanguageModelV4Message => ({ role, content: [{ type: 'text', text }] })),
  ];
  if (owner === undefined) return messages;
  return messages.map((message, index) =>
    index === prompt.stableMessages ? { ...message, providerOptions: cacheOptions(owner) } : message,
  );
}

function cacheOptions(owner: string): SharedV4ProviderOptions {
  const own = { cachePrefix: true, owner } satisfies PrefixCacheOption;
  return { hyperalign: own, anthropic: { cacheControl: { type: 'ephemeral' } } };
}
