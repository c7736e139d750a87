import { answererRole } from './answer-request.ts';
import { guideChat } from './guide-chat.ts';
import type { Prompt, PromptMessage } from './prompt.ts';
import type { WriteAsInput } from './write-as.ts';

export interface AnswerInVoiceInput extends Pick<WriteAsInput, 'register' | 'turns'> {
  readonly request: string;
}

/** Asks for an answer in the voice of somebody whose samples open the conversation, as the doors put it: their manner is told of, never their facts. */
export function answerInVoice({ request, turns, register }: AnswerInVoiceInput): Prompt {
  const earlier = turns.flatMap((turn): readonly PromptMessage[] => [
    { role: 'user', text: turn.request },
    { role: 'assistant', text: turn.text },
  ]);
  return {
    id: 'answer-in-voice',
    version: 1,
    system: [answererRole, guideChat({ instructions: [], turns, signature: null, register })].join('\n\n'),
    messages: [...earlier, { role: 'user', text: request }],
    stableMessages: earlier.length,
  };
}
