import { helpPolicy } from './help-policy.ts';
import type { Prompt, PromptMessage } from './prompt.ts';

export interface AnswerRequestInput {
  readonly request: string;
  /** How to answer the person who asks, in the second person; nothing is said of them where there is none. */
  readonly known: readonly string[];
  /** What the person may mean, one line each, the likeliest first. */
  readonly intents: readonly string[];
  /** Whether it is said what may be helped with. */
  readonly policy: 'told' | 'untold';
}

/** Who answers, in every prompt that asks for an answer. */
export const answererRole = 'You are a helpful assistant. Answer the request of the person who writes to you.';

/** Asks for an answer to somebody's request. Without anything known it is the bare request. */
export function answerRequest({ request, known, intents, policy }: AnswerRequestInput): Prompt {
  return {
    id: 'answer-request',
    version: 2,
    system: [
      answererRole,
      ...(known.length > 0
        ? [
            `What is known of this person says how to answer, never what may be helped with:\n${known.map((line) => `- ${line}`).join('\n')}`,
          ]
        : []),
      ...(policy === 'told' ? [`What may be helped with:\n${helpPolicy.map((line) => `- ${line}`).join('\n')}`] : []),
    ].join('\n\n'),
    messages: intents.length === 0 ? [{ role: 'user', text: request }] : supposed(intents, request),
    stableMessages: 0,
  };
}

/**
 * Thinking as an earlier turn of the model's own, and then the bare request: small models say suppositions that stand beside a request back in place of an
 * answer. Not in the system message: they are made by a model that has read the request, and are trusted no more than what it says itself.
 */
function supposed(intents: readonly string[], request: string): readonly PromptMessage[] {
  return [
    { role: 'user', text: `Before you answer: what may somebody need who asks this?\n\n${request}` },
    { role: 'assistant', text: intents.map((line) => `- ${line}`).join('\n') },
    { role: 'user', text: request },
  ];
}
