import { type FittedText, fitLength } from '../core/stylometry/index.ts';
import { withoutOpening } from '../core/text/without-opening.ts';
import { HyperalignError } from '../errors.ts';
import type { Draw, MethodText, WritingTask } from '../ports/method.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { askForText } from './ask-model.ts';
import { CallLedger } from './call-ledger.ts';
import { type WritingChance, writingChance } from './draw-candidates.ts';
import { failureSentence } from './model-failure.ts';

export interface TaskWriting {
  readonly prompt: Prompt;
  readonly task: WritingTask;
  readonly draw: Draw;
  /** Default `writingChance`. */
  readonly chance?: WritingChance;
}

/** One text for a task, with the room and the cut that all methods share. Throws what the model threw. */
export async function writeTask(model: ModelHandle, { prompt, task, draw, chance }: TaskWriting): Promise<MethodText> {
  const answer = await askForText(model, {
    purpose: 'write',
    prompt,
    ledger: new CallLedger(),
    maxOutputTokens: taskTokens(task),
    ...(chance ?? writingChance),
    ...draw,
  });
  if (answer.kind === 'answered') return { ...fitTask(answer, task), compliance: null };
  throw answer.cause instanceof Error
    ? answer.cause
    : new HyperalignError('model_failed', failureSentence(answer.failure, model.id, answer.cause));
}

/** Output tokens of a text of the wanted length: about 2.2 a word, so that only runaway text is broken off; 160 to 1,600. */
export function taskTokens({ words }: WritingTask): number {
  return Math.min(1600, Math.max(160, Math.ceil((words * 22) / 10)));
}

/** A text may be so much longer than it was asked to be. */
const mostOfWanted = 1.15;

/** What a method hands back of a reply: without the given opening, no longer than 1.15 times what was asked for, cut at the end of a sentence. */
export function fitTask(
  { text, finishReason }: { readonly text: string; readonly finishReason: string },
  { words, opening }: WritingTask,
): FittedText {
  return fitLength(opening === undefined ? text : withoutOpening(text, opening), {
    words: Math.floor(words * mostOfWanted),
    end: finishReason === 'length' ? 'broken-off' : 'whole',
  });
}
