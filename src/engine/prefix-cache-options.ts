import type { JSONObject, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { PrefixCacheOption } from '../ports/model.ts';

/**
 * `providerOptions` of the last message that is the same in many calls: hosted models keep their cache up to it (`anthropic`), and the embedded model keeps its
 * state on disk under the owner's name (`hyperalign`). Without an owner no state is kept, for no `forget` would reach it.
 */
export function prefixCacheOptions(owner: string | null): SharedV4ProviderOptions {
  const hosted = { anthropic: { cacheControl: { type: 'ephemeral' } } } satisfies Record<string, JSONObject>;
  if (owner === null) return hosted;
  return { hyperalign: { cachePrefix: true, owner } satisfies PrefixCacheOption, ...hosted };
}
