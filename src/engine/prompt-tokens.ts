import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { estimateTokens } from '../core/text/index.ts';

/** What a call reads, told before it is made: a little over what most models count. */
export function promptTokens({ prompt }: Pick<LanguageModelV4CallOptions, 'prompt'>): number {
  return prompt.reduce((sum, { content }) => sum + estimateTokens(textOf(content)) + 4, 4);
}

function textOf(content: LanguageModelV4CallOptions['prompt'][number]['content']): string {
  if (typeof content === 'string') return content;
  return content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}
