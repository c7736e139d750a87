import { countWords } from '../../core/text/count-words.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { sumUpText } from '../../engine/sum-up-text.ts';
import { isHyperalignError } from '../../errors.ts';
import type { WritingTask } from '../../ports/method.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { requestOfSummary } from '../../prompting/brief-text.ts';
import type { EvaluationText } from '../evaluation-person.ts';
import { noteBrief } from './note-brief.ts';

export interface MakeBriefInput {
  /** Null makes the brief from key phrases of the text. */
  readonly model: ModelHandle | null;
  readonly person: string;
  readonly register: string;
  readonly target: EvaluationText;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

export interface Brief {
  readonly task: WritingTask;
  /** `notes`: no model's brief passed the checks, so key phrases of the text stand in its place. `neutral`: of no text at all. `opening`: the text's first sentence. */
  readonly origin: 'model' | 'notes' | 'neutral' | 'opening';
}

/** The task that a real text answers: what to say and how long, nothing of how to say it. Equal for every method. */
export async function makeBrief(input: MakeBriefInput): Promise<Brief> {
  const { person, register, target } = input;
  const said = await summarised(input);
  const request = said === null ? noteBrief(target.text, register) : requestOfSummary(said, register);
  return { task: taskOf(request, { person, register, target }), origin: said === null ? 'notes' : 'model' };
}

/** A request with the length of the text behind it. */
export function taskOf(
  request: string,
  { person, register, target }: Pick<MakeBriefInput, 'person' | 'register' | 'target'>,
): WritingTask {
  const words = Math.max(10, Math.round(countWords(target.text) / 10) * 10);
  return { id: target.id, person, register, brief: `${request} Write about ${words} words.`, words };
}

/** What the text says, on after "the writer", as whole sentences; null when no try passed the checks. */
async function summarised({ model, register, target, seed, signal }: MakeBriefInput): Promise<string | null> {
  if (model === null) return null;
  const summary = await sumUpText(model, {
    ...{ purpose: 'brief', text: target.text, register, mostTextTokens, temperatures: briefTemperatures, seed },
    ledger: new CallLedger(),
    ...(signal === undefined ? {} : { signal }),
  });
  // Without budget or model there is no brief, and no plain one either: that would be another task on resuming.
  if (summary.kind === 'failed' && isHyperalignError(summary.answer.cause)) throw summary.answer.cause;
  return summary.kind === 'summed-up' ? summary.said : null;
}

/** As the model most likely says it, then with more and more chance. */
export const briefTemperatures = [0, 0.7, 1];

const mostTextTokens = 1200;
