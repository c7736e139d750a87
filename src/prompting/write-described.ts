import type { Prompt } from './prompt.ts';
import { registerWords } from './register-words.ts';

export interface WriteDescribedInput {
  /** Prose about a writer, made by a model. */
  readonly description: string;
  readonly task: string;
  readonly register: string;
}

/** Asks for a text in the manner of a description. */
export function writeDescribed({ description, task, register }: WriteDescribedInput): Prompt {
  const { one, many } = registerWords(register);
  return {
    id: 'write-described',
    version: 1,
    system: `You are a person writing your own ${many}. Output only the text of ${one}, without a subject line.\n\nA reader described how you write:\n${description}`,
    messages: [{ role: 'user', text: task }],
    stableMessages: 0,
  };
}
