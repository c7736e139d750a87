import { registerWords } from './register-words.ts';
import type { WriteAsInput } from './write-as.ts';

/** Raised whenever a word changes; part of what kept guidance is found by. */
export const guideChatVersion = 1;

/**
 * What a model is told of a person in a conversation that is somebody else's: it stands after the caller's own system message, and yields to it. Depends on
 * the profile alone. Empty where there is nothing to tell.
 */
export function guideChat({ instructions, turns, signature, register }: Omit<WriteAsInput, 'task'>): string {
  if (instructions.length === 0 && turns.length === 0) return '';
  const { many } = registerWords(register);
  return [
    `Write every text of this conversation in the voice of one person, as that person writes ${many}. What is asked for, its facts and its form come from the conversation; only the manner is this person's.`,
    ...(instructions.length > 0
      ? [`This is how you write:\n${instructions.map((line) => `- ${line}`).join('\n')}`]
      : []),
    ...(turns.length > 0
      ? [
          `The conversation opens with ${turns.length === 1 ? 'an earlier text' : `${turns.length} earlier texts`} of this person. Take their manner, never their facts.`,
        ]
      : []),
    ...(signature === null ? [] : [`Where a text is signed, sign as ${signature}.`]),
  ].join('\n\n');
}
