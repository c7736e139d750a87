import type { LanguageModelV4Message } from '@ai-sdk/provider';
import type { PrefixCacheOption } from '../../../ports/model.ts';
import type { GuidedPrefix } from '../upstream.ts';

/** Marks the last message of guidance, so that a model which keeps its state after a prompt reads guidance once. */
export function markPrefix(
  prompt: readonly LanguageModelV4Message[],
  { owner, exchanges }: GuidedPrefix,
): LanguageModelV4Message[] {
  const firstOther = prompt.findIndex(({ role }) => role !== 'system');
  const last = (firstOther === -1 ? prompt.length : firstOther) + 2 * exchanges - 1;
  const own = { cachePrefix: true, owner: owner() } satisfies PrefixCacheOption;
  return prompt.map((message, index) =>
    index === last ? { ...message, providerOptions: { hyperalign: own } } : message,
  );
}
