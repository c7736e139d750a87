import type { LanguageModelV4Usage } from '@ai-sdk/provider';
import type { UpstreamRequest } from '../upstream.ts';

/** Tells what a model counted; one that counts nothing leaves it to be estimated. */
export function tellUsage(
  { inputTokens, outputTokens }: LanguageModelV4Usage,
  onUsage: UpstreamRequest['onUsage'],
): void {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return;
  onUsage?.({ inputTokens: inputTokens.total, outputTokens: outputTokens.total });
}
