import type { Prompt, PromptMessage } from './prompt.ts';
import { registerWords } from './register-words.ts';

export interface WriteAsInput {
  readonly task: string;
  readonly register: string;
  /** Lines in the second person, or none. */
  readonly instructions: readonly string[];
  /** Own samples as the model's own earlier replies, each under the request it answers. */
  readonly turns: readonly { readonly request: string; readonly text: string }[];
  /** Name to sign with, or null. */
  readonly signature: string | null;
}

/** Asks for a text in a person's voice. All but the last message depends on the profile alone, so that it can be kept by prompt caches. */
export function writeAs({ task, register, instructions, turns, signature }: WriteAsInput): Prompt {
  const { one, many } = registerWords(register);
  const personal = instructions.length > 0 || turns.length > 0;
  const system = [
    personal
      ? `You are a person writing your own ${many}. Output only the text of ${one}, without a subject line.`
      : `Write ${one}. Output only its text, without a subject line.`,
    ...(instructions.length > 0
      ? [`This is how you write:\n${instructions.map((line) => `- ${line}`).join('\n')}`]
      : []),
    ...(personal && signature !== null ? [`Your name is ${signature}.`] : []),
  ].join('\n\n');
  const earlier = turns.flatMap(({ request, text }): readonly PromptMessage[] => [
    { role: 'user', text: request },
    { role: 'assistant', text },
  ]);
  return {
    id: 'write-as',
    version: 3,
    system,
    messages: [...earlier, { role: 'user', text: task }],
    stableMessages: earlier.length,
  };
}
