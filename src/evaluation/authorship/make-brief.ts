import { plainRequest } from '../../core/profile/index.ts';
import { countWords } from '../../core/text/count-words.ts';
import { askForObject } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { beginningOf } from '../../engine/text-beginning.ts';
import { isHyperalignError } from '../../errors.ts';
import type { WritingTask } from '../../ports/method.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { askedOfBriefs, briefReplySchema, briefText } from '../../prompting/brief-text.ts';
import { registerWords } from '../../prompting/register-words.ts';
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
  const said = await summarised(input);
  const request =
    said === null
      ? plainRequest({ text: target.text, register })
      : `Write ${registerWords(register).one} in which the writer ${said}`;
  return {
    task: {
      id: target.id,
      person,
      register,
      brief: tellsLength.test(request) ? request : `${request} Write about ${words} words.`,
      words,
    },
    origin: said === null ? 'plain' : 'model',
  };
}

const tellsLength = /\bof about \d+ words\b/;

/** What the text says, on after "the writer", as whole sentences; null when no try passed the checks. */
async function summarised({ model, register, target, seed, signal }: MakeBriefInput): Promise<string | null> {
  if (model === null) return null;
  for (const temperature of temperatures) {
    const answer = await askForObject(model, {
      purpose: 'brief',
      prompt: briefText({ text: beginningOf(target.text, mostTextTokens), register }),
      schema: briefReplySchema,
      ledger: new CallLedger(),
      maxOutputTokens: 140,
      temperature,
      seed,
      ...(signal === undefined ? {} : { signal }),
    });
    // Without budget or model there is no brief, and no plain one either: that would be another task on resuming.
    if (answer.kind === 'failed' && isHyperalignError(answer.cause)) throw answer.cause;
    const said = answer.kind === 'answered' ? withoutFaults(answer.value.the_writer, target.text) : null;
    if (said !== null) return said;
  }
  return null;
}

/** As the model most likely says it, then with more and more chance. */
const temperatures = [0, 0.7, 1];

const mostTextTokens = 1200;
const fewestWords = 8;
const mostWords = 60;

/** The sentences that neither copy the text or the instruction nor speak of style; null when too little is left. The first must go on after "the writer". */
function withoutFaults(summary: string, text: string): string | null {
  const tidy = summary
    .replace(/\s+/g, ' ')
    .replace(/[\s"'}\]]+$/, '')
    .replace(/^(?:the (?:writer|author)(?: of the \w+)?|they|he|she|it)\s+/i, '')
    .trim();
  const sentences = tidy.split(/(?<=[.!?])\s+/);
  // What the limit of tokens cut off is no sentence.
  const whole = /[.!?]$/.test(tidy) || sentences.length === 1 ? sentences : sentences.slice(0, -1);
  const kept = whole.filter(
    (sentence) => briefFault(sentence, text) === null && briefFault(sentence, askedOfBriefs) === null,
  );
  const [first] = kept;
  if (first === undefined || first !== whole[0] || !/^\p{Ll}/u.test(first)) return null;
  const said = kept.join(' ');
  const words = countWords(said);
  if (words < fewestWords || words > mostWords) return null;
  return /[.!?]$/.test(said) ? said : `${said}.`;
}
