import { z } from 'zod';
import { fenceTexts, type QuotedText } from './fenced-texts.ts';
import type { Prompt } from './prompt.ts';
import { isLetter, registerWords } from './register-words.ts';

/**
 * Asks for the request that each sample answers, so that the sample can be shown to a model as its own earlier reply.
 * Full sentences, because fragments are copied into later texts (docs/experiments/LOG.md).
 */
export function describeRequests({
  samples,
  register,
}: {
  readonly samples: readonly QuotedText[];
  readonly register: string;
}): Prompt {
  const { many, request } = registerWords(register);
  // Called "text", a small model writes tasks about "the text".
  const label = many.replace(/[^a-z]/g, '').replace(/s$/, '');
  return {
    id: 'describe-requests',
    version: 2,
    system: `You turn ${many} into the tasks that they answer.`,
    messages: [
      {
        role: 'user',
        text: [
          fenceTexts(label, samples),
          `${isLetter(register) ? taskOfLetters(many) : summaryOfTexts(many)} Begin with "${request}". Say nothing of style or length. ` +
            `Answer in JSON with the keys ${samples.map(({ id }) => id).join(', ')}.`,
        ].join('\n\n'),
      },
    ],
    stableMessages: 0,
  };
}

/** Measured on small models: asked to sum letters up they copy them, asked for the task of other texts they write about "the first post" (LOG, 2026-11-24). */
function taskOfLetters(many: string): string {
  return `Somebody was given a task and answered with each of these ${many}. For each, write that task in your own words, in one or two full sentences: what to say, with the people, days and numbers.`;
}

function summaryOfTexts(many: string): string {
  return `Sum up each of these ${many} in your own words, in one sentence of at most 40 words: what the writer tells, with people, days and numbers. Do not copy its sentences.`;
}

/** One string per text id, in the order given. */
export function requestsReplySchema(ids: readonly string[]): z.ZodType<Record<string, string>> {
  return z.strictObject(Object.fromEntries(ids.map((id) => [id, z.string().min(30).max(300)])));
}
