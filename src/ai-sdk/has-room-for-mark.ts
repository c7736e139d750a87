import type { LanguageModelV4CallOptions, SharedV4ProviderOptions } from '@ai-sdk/provider';

/** So many places of a prompt may be marked for Anthropic's cache; what comes after them is ignored. */
const mostMarks = 4;

interface Markable {
  readonly providerOptions?: SharedV4ProviderOptions | undefined;
}

/** Whether one more mark for the cache, early in the prompt, takes none away from the caller. */
export function hasRoomForMark({ prompt, tools = [], providerOptions }: LanguageModelV4CallOptions): boolean {
  const parts: readonly Markable[] = prompt.flatMap<Markable>(({ content }) =>
    typeof content === 'string' ? [] : content,
  );
  const ownTools = tools.filter((tool) => tool.type === 'function');
  return [{ providerOptions }, ...prompt, ...parts, ...ownTools].filter(isMarked).length < mostMarks;
}

function isMarked({ providerOptions }: Markable): boolean {
  const { cacheControl, cache_control: sameByItsOtherName } = providerOptions?.['anthropic'] ?? {};
  return cacheControl !== undefined || sameByItsOtherName !== undefined;
}
