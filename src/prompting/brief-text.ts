import { z } from 'zod';
import { fenceTexts } from './fenced-texts.ts';
import type { Prompt } from './prompt.ts';
import { registerWords } from './register-words.ts';

/**
 * Asks what a text says, without how it says it: the task that a method is given in place of the text, and the request under which
 * a sample is shown. A summary under the key "the_writer" comes
 * in the third person and in other words more often than a request does, which small models fill with the text itself (docs/experiments/LOG.md).
 */
export function briefText({ text, register }: { readonly text: string; readonly register: string }): Prompt {
  const { one, many } = registerWords(register);
  const noun = one.replace(/^an? /, '');
  return {
    id: 'brief-text',
    version: 1,
    system: `You sum up ${many} for a catalogue, in your own plain words.`,
    messages: [
      {
        role: 'user',
        text: [
          fenceTexts(many.replace(/[^a-z]/g, '').replace(/s$/, ''), [{ id: 't1', text }]),
          `Sum up this ${noun} in one sentence of at most 35 words: ${askedOfBriefs}. ` +
            `Use the third person and other words than the ${noun}. Answer in JSON with the key the_writer; its value goes on after "The writer", for example "asks …" or "tells how …".`,
        ].join('\n\n'),
      },
    ],
    stableMessages: 0,
  };
}

/** Small models sometimes give this back. */
export const askedOfBriefs = 'what the writer does, tells, thinks, asks or wants, with the people, places and numbers';

export const briefReplySchema = z.strictObject({ the_writer: z.string().min(40).max(300) });

/** The task that a text answers, of a summary that goes on after "The writer". */
export function requestOfSummary(said: string, register: string): string {
  return `Write ${registerWords(register).one} in which the writer ${said}`;
}

/** A request to go on from the first sentence of a text. */
export function requestToGoOn(opening: string, register: string): string {
  return `“${opening}” is how ${registerWords(register).one} begins. Write how it goes on, without this sentence.`;
}
