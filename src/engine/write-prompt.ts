import { HyperalignError } from '../errors.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { writeAs } from '../prompting/write-as.ts';
import { nameToSign } from './name-to-sign.ts';
import type { Voice } from './open-voice.ts';

/** What a model is asked that writes for the task in the voice. */
export function writePrompt(task: string, { guidance, profile, register }: Voice): Prompt {
  return writeAs({
    ...{ task, register },
    instructions: guidance?.instructions ?? [],
    turns: guidance?.turns ?? [],
    signature: nameToSign(profile?.attributes.signature ?? null),
  });
}

/** Throws where there is nothing to write. */
export function requireTask(task: string): void {
  if (task.trim() === '')
    throw new HyperalignError(
      'invalid_input',
      'There is no task. Say in full sentences what to write, for example "Ask Sam to move our call to Monday."',
    );
}
