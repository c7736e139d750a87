import type { Notice } from '../contracts/learn-result.ts';
import { hijacksModel } from '../core/hypotheses/index.ts';
import { estimateTokens, measureLeakage } from '../core/text/index.ts';
import type { ModelHandle } from '../ports/model.ts';
import { briefText, requestOfSummary } from '../prompting/brief-text.ts';
import { describeRequests, requestsReplySchema } from '../prompting/describe-requests.ts';
import { promptName } from '../prompting/prompt.ts';
import { isLetter } from '../prompting/register-words.ts';
import { type AskOptions, askForObject, type ObjectAnswer } from './ask-model.ts';
import { failureSentence, isPassing } from './model-failure.ts';
import { sumUpText } from './sum-up-text.ts';
import { beginningOf } from './text-beginning.ts';

export interface ShownText {
  readonly id: string;
  readonly text: string;
}

export interface AskedRequests {
  /** By id; where none was usable there is none. */
  readonly requests: ReadonlyMap<string, string>;
  readonly prompt: string | null;
  /** Purpose of the question, when another time may bring an answer. */
  readonly unanswered: readonly string[];
  readonly notices: readonly Notice[];
}

export type AskRequestsOptions = Pick<AskOptions, 'ledger' | 'seed' | 'signal' | 'replies'> & {
  readonly register: string;
};

/**
 * Has a model write the request that each text answers: all in one call; a small model is asked about each text alone, because of six at once it copies
 * nearly all (docs/experiments/LOG.md, 2026-11-29). Letters it turns into tasks also in one call.
 */
export async function askRequests(
  model: ModelHandle,
  texts: readonly ShownText[],
  options: AskRequestsOptions,
): Promise<AskedRequests> {
  return asksAlone(model, options.register) ? sumUpEach(model, texts, options) : askAtOnce(model, texts, options);
}

/** Whether the model is asked about each text alone. */
export function asksAlone(model: Pick<ModelHandle, 'size'>, register: string): boolean {
  return model.size === 'small' && !isLetter(register);
}

const purpose = 'describe-requests';

/** What a letter asks stands in its beginning, and six whole essays would not fit. */
export const mostTextTokens = 240;

/** As the model most likely says it, then once more with some chance. */
export const summaryTemperatures = [0, 0.7];

async function sumUpEach(
  model: ModelHandle,
  texts: readonly ShownText[],
  { register, ...ask }: AskRequestsOptions,
): Promise<AskedRequests> {
  const requests = new Map<string, string>();
  const prompt = promptName(briefText({ text: '', register }));
  for (const { id, text } of texts) {
    const summary = await sumUpText(model, {
      ...{ ...ask, purpose, text, register, mostTextTokens, temperatures: summaryTemperatures },
    });
    if (summary.kind === 'failed') return { ...failed(model, summary.answer), requests, prompt };
    if (summary.kind === 'summed-up' && !hijacksModel(summary.said))
      requests.set(id, requestOfSummary(summary.said, register));
  }
  return { requests, prompt, unanswered: [], notices: [] };
}

async function askAtOnce(
  model: ModelHandle,
  texts: readonly ShownText[],
  { register, ...ask }: AskRequestsOptions,
): Promise<AskedRequests> {
  // Short keys: a small model copies them without fault.
  const keyed = texts.map(({ id, text }, index) => ({ key: `t${index + 1}`, id, text }));
  const prompt = describeRequests({
    samples: keyed.map(({ key, text }) => ({ id: key, text: beginningOf(text, mostTextTokens) })),
    register,
  });
  const answer = await askForObject(model, {
    ...ask,
    purpose,
    prompt,
    schema: requestsReplySchema(keyed.map(({ key }) => key)),
    maxOutputTokens: requestReplyTokens(keyed.length),
    temperature: 0,
  });
  if (answer.kind === 'failed') return failed(model, answer);
  const usable = keyed.flatMap(({ key, id, text }): readonly (readonly [string, string])[] => {
    const request = answer.value[key]?.replace(/\s+/g, ' ').trim() ?? '';
    return isRequest(request, text) ? [[id, request]] : [];
  });
  return { requests: new Map(usable), prompt: promptName(prompt), unanswered: [], notices: [] };
}

function failed(
  model: ModelHandle,
  { failure, cause }: Extract<ObjectAnswer<unknown>, { kind: 'failed' }>,
): AskedRequests {
  const message = `${failureSentence(failure, model.id, cause)} Samples without a request of the model stand under plain ones.`;
  return {
    requests: new Map(),
    prompt: null,
    unanswered: isPassing(failure) ? [purpose] : [],
    notices: [{ code: `requests-${failure}`, message }],
  };
}

/** Output tokens to allow for the requests of `count` samples in one call. */
export function requestReplyTokens(count: number): number {
  return count * 100 + 24;
}

/** A request asks for a text and nothing else of the model; one that repeats its text would teach the model to copy. */
function isRequest(request: string, text: string): boolean {
  return (
    /^(write|ask|tell|reply|answer|thank|let|send|draft|compose|explain|invite|remind|inform)\b/i.test(request) &&
    !hijacksModel(request) &&
    estimateTokens(request) <= 120 &&
    measureLeakage(request, { samples: [text], task: '' }).longestRun <= longestCopy
  );
}

/** Words that a request may take from its text in one run: enough for a name and a matter. */
const longestCopy = 8;
