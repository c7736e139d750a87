import { countWords } from '../core/text/count-words.ts';
import type { ModelHandle } from '../ports/model.ts';
import { askedOfBriefs, briefReplySchema, briefText } from '../prompting/brief-text.ts';
import { type AskOptions, askForObject, type ObjectAnswer } from './ask-model.ts';
import { isPassing } from './model-failure.ts';
import { summaryFault } from './summary-fault.ts';
import { beginningOf } from './text-beginning.ts';

export interface SumUpTextOptions extends Omit<AskOptions, 'prompt' | 'maxOutputTokens' | 'temperature'> {
  readonly text: string;
  readonly register: string;
  /** Of the text's beginning. */
  readonly mostTextTokens: number;
  /** Of one try after the other, until one has no fault. */
  readonly temperatures: readonly number[];
}

export type Summary =
  /** On after "the writer", as whole sentences with an end. */
  | { readonly kind: 'summed-up'; readonly said: string }
  | { readonly kind: 'faulty' }
  /** A call that may be answered another time; no later try was made. */
  | { readonly kind: 'failed'; readonly answer: Extract<ObjectAnswer<unknown>, { kind: 'failed' }> };

/** Output tokens to allow for a summary. */
export const summaryReplyTokens = 140;

/** What a text says, in other words and without how it says it. */
export async function sumUpText(
  model: ModelHandle,
  { text, register, mostTextTokens, temperatures, ...ask }: SumUpTextOptions,
): Promise<Summary> {
  for (const temperature of temperatures) {
    const answer = await askForObject(model, {
      ...ask,
      prompt: briefText({ text: beginningOf(text, mostTextTokens), register }),
      schema: briefReplySchema,
      maxOutputTokens: summaryReplyTokens,
      temperature,
    });
    if (answer.kind === 'failed' && isPassing(answer.failure)) return { kind: 'failed', answer };
    const said = answer.kind === 'answered' ? withoutFaults(answer.value.the_writer, text) : null;
    if (said !== null) return { kind: 'summed-up', said };
  }
  return { kind: 'faulty' };
}

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
    (sentence) => summaryFault(sentence, text) === null && summaryFault(sentence, askedOfBriefs) === null,
  );
  const [first] = kept;
  if (first === undefined || first !== whole[0] || !/^\p{Ll}/u.test(first)) return null;
  const said = kept.join(' ');
  const words = countWords(said);
  if (words < fewestWords || words > mostWords) return null;
  return /[.!?]$/.test(said) ? said : `${said}.`;
}
