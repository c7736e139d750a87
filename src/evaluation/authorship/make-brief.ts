import { plainRequest } from '../../core/profile/index.ts';
import { countWords } from '../../core/text/count-words.ts';
import { askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { beginningOf } from '../../engine/text-beginning.ts';
import { isHyperalignError } from '../../errors.ts';
import type { WritingTask } from '../../ports/method.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { describeRequests, requestsReplySchema } from '../../prompting/describe-requests.ts';
import type { EvaluationText } from '../evaluation-person.ts';
import { briefFault } from './check-brief.ts';

export interface MakeBriefInput {
  /** Null makes the brief from single words of the text. */
  readonly model: ModelHandle | null;
  readonly person: string;
  readonly register: string;
  readonly target: EvaluationText;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

export interface Brief {
  readonly task: WritingTask;
  /** `plain`: no model's brief passed the checks, so a list of words of the text stands in its place. */
  readonly origin: 'model' | 'plain';
}

/** The task that a real text answers: what to say and how long, nothing of how to say it. Equal for every method. */
export async function makeBrief(input: MakeBriefInput): Promise<Brief> {
  const { person, register, target } = input;
  const words = Math.max(10, Math.round(countWords(target.text) / 10) * 10);
  const written = await writtenBrief(input);
  const request = written ?? plainRequest({ text: target.text, register });
  return {
    task: { id: target.id, person, register, brief: `${endSentence(request)} Write about ${words} words.`, words },
    origin: written === null ? 'plain' : 'model',
  };
}

/** Two tries: as the model most likely says it, then with some chance. */
async function writtenBrief({ model, register, target, seed, signal }: MakeBriefInput): Promise<string | null> {
  if (model === null) return null;
  for (const temperature of [0, 0.7]) {
    const answer = await askForObject(model, {
      purpose: 'brief',
      prompt: describeRequests({
        samples: [{ id: 't1', text: beginningOf(target.text, mostTextTokens) }],
        register,
      }),
      schema: requestsReplySchema(['t1']),
      ledger: new CallLedger(),
      maxOutputTokens: 160,
      temperature,
      seed,
      ...(signal === undefined ? {} : { signal }),
    });
    // Without budget or model there is no brief, and no plain one either: that would be another task on resuming.
    if (answer.kind === 'failed' && isHyperalignError(answer.cause)) throw answer.cause;
    const brief = answer.kind === 'answered' ? tidy(answer.value['t1'] ?? '') : '';
    if (brief !== '' && briefFault(brief, target.text) === null) return brief;
  }
  return null;
}

const mostTextTokens = 1200;

/** Small models close the JSON inside the string. */
function tidy(brief: string): string {
  return brief
    .replace(/\s+/g, ' ')
    .replace(/[\s"'}\]]+$/, '')
    .trim();
}

function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
