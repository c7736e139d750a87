import { hijacksModel } from '../core/hypotheses/index.ts';
import { tokenize } from '../core/stylometry/index.ts';
import { estimateTokens, measureLeakage } from '../core/text/index.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle } from '../ports/model.ts';
import { describeWriter } from '../prompting/describe-writer.ts';
import type { QuotedText } from '../prompting/fenced-texts.ts';
import { askForText } from './ask-model.ts';
import { CallLedger } from './call-ledger.ts';
import { failureSentence } from './model-failure.ts';
import { firstThatFit } from './read-material.ts';

export interface FreeDescription {
  /** At most 400 tokens of whole sentences, none that speaks to a model. */
  readonly description: string;
  /** It holds a run of words of a sample, so it is text of a sample. */
  readonly quotes: boolean;
}

export interface DescribeRequest {
  readonly register: string;
  readonly seed: number;
  readonly signal?: AbortSignal;
}

/** As much as hypotheses may take. */
const mostTokens = 400;
/** Words that 400 tokens hold. */
const wantedWords = 250;
const mostSampleTokens = 6000;
/** Words in a row that two texts about anything may share. */
const longestShared = 5;

/** Lets a model describe how a person writes, in one call. Throws what the model threw, and `model_failed` for a reply without a usable sentence. */
export async function describeFreely(
  model: ModelHandle,
  texts: readonly QuotedText[],
  { register, ...ask }: DescribeRequest,
): Promise<FreeDescription> {
  const room = Math.min(mostSampleTokens, Math.floor(model.contextTokens * 0.7) - mostTokens);
  const samples = firstThatFit(texts, { samples: texts.length, tokens: room });
  const answer = await askForText(model, {
    purpose: 'describe-writer',
    prompt: describeWriter({ samples, register, words: wantedWords }),
    ledger: new CallLedger(),
    maxOutputTokens: mostTokens,
    temperature: 0,
    ...ask,
  });
  if (answer.kind === 'failed')
    throw answer.cause instanceof Error
      ? answer.cause
      : new HyperalignError('model_failed', failureSentence(answer.failure, model.id, answer.cause));
  const description = sayableSentences(answer.text, answer.finishReason === 'length');
  if (description === '')
    throw new HyperalignError(
      'model_failed',
      `The model ${model.id} described a writer in no usable sentence. Try another --seed, or another model.`,
    );
  const { longestRun } = measureLeakage(description, { samples: texts.map(({ text }) => text), task: '' });
  return { description, quotes: longestRun > longestShared };
}

/** The first whole sentences that fit, in one paragraph. */
function sayableSentences(text: string, brokenOff: boolean): string {
  const { original, sentences } = tokenize(text);
  const whole = brokenOff && !/[.!?]["”’)]*\s*$/.test(original) ? sentences.slice(0, -1) : sentences;
  let said = '';
  for (const { start, end } of whole) {
    const sentence = original.slice(start, end).replace(/\s+/g, ' ').trim();
    if (hijacksModel(sentence)) continue;
    const longer = said === '' ? sentence : `${said} ${sentence}`;
    if (estimateTokens(longer) > mostTokens) break;
    said = longer;
  }
  return hijacksModel(said) ? '' : said;
}
