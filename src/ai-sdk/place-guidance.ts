import type { LanguageModelV4Message, LanguageModelV4Prompt, SharedV4ProviderOptions } from '@ai-sdk/provider';
import type { Guidance } from '../contracts/guidance.ts';
import { mergeSystem } from '../core/profile/merge-system.ts';

export interface Placement {
  readonly guidance: Pick<Guidance, 'system' | 'turns'>;
  /** For the last message of guidance, where the part of the prompt ends that is the same in many calls. What the caller says to a provider there stands alone. */
  readonly mark: SharedV4ProviderOptions;
}

/**
 * The prompt with guidance in it. Its system text ends the last of the caller's opening system messages, so that there are never more of them than there were,
 * and one where there was none; own samples stand behind as earlier exchanges; then comes the conversation. All of it but what is said here stays the caller's.
 */
export function placeGuidance(prompt: LanguageModelV4Prompt, { guidance, mark }: Placement): LanguageModelV4Prompt {
  const opening = prompt.findIndex(({ role }) => role !== 'system');
  const begin = opening === -1 ? prompt.length : opening;
  const guided = [...withSystem(prompt.slice(0, begin), guidance.system), ...guidance.turns.flatMap(asExchange)];
  const last = guided.pop();
  if (last === undefined) return prompt;
  return [...guided, withMark(last, mark), ...prompt.slice(begin)];
}

function withSystem(caller: readonly LanguageModelV4Message[], system: string): LanguageModelV4Message[] {
  const last = caller.at(-1);
  if (last?.role !== 'system') return system === '' ? [] : [{ role: 'system', content: system }];
  return [...caller.slice(0, -1), { ...last, content: mergeSystem(last.content, system) }];
}

function asExchange({ request, text }: Guidance['turns'][number]): readonly LanguageModelV4Message[] {
  return [
    { role: 'user', content: [{ type: 'text', text: request }] },
    { role: 'assistant', content: [{ type: 'text', text }] },
  ];
}

function withMark(message: LanguageModelV4Message, mark: SharedV4ProviderOptions): LanguageModelV4Message {
  const providerOptions = { ...mark, ...message.providerOptions };
  return Object.keys(providerOptions).length === 0 ? message : { ...message, providerOptions };
}
