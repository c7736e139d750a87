import { createHash } from 'node:crypto';
import { askForText } from '../../engine/ask-model.ts';
import { CallLedger } from '../../engine/call-ledger.ts';
import { writingChance } from '../../engine/draw-candidates.ts';
import { failureSentence } from '../../engine/model-failure.ts';
import { HyperalignError, isHyperalignError } from '../../errors.ts';
import type { KeptResults } from '../../ports/kept-results.ts';
import type { ModelHandle } from '../../ports/model.ts';
import { answerRequest } from '../../prompting/answer-request.ts';
import { inferIntents } from '../../prompting/infer-intents.ts';
import { type Prompt, promptName } from '../../prompting/prompt.ts';
import { rateAnswer } from '../../prompting/rate-answer.ts';
import { canonicalJson } from '../call-key.ts';
import type { PromptLog } from '../prompt-log.ts';
import type { SpendingMeter } from '../spending-meter.ts';
import { type AnswerRecord, failedRecord, fromKept, toKept } from './answer-record.ts';
import { isHarmful } from './choose-prompts.ts';
import type { AnswerCell, AnswerUnit } from './plan-answers.ts';
import { type RateAnswer, rateWithJudge, scalesOf } from './rate-with-judge.ts';
import { scoreAnswer } from './score-answer.ts';
import { supposeIntents } from './suppose-intents.ts';

export interface AnswerParts {
  /** What is asked for texts that may be kept, and for those that may not. */
  readonly open: Asked;
  readonly sealed: Asked;
  readonly results: KeptResults;
  readonly prompts: PromptLog;
  readonly meter: SpendingMeter;
  readonly signal?: AbortSignal;
}

export interface Asked {
  readonly model: ModelHandle;
  readonly judge: ModelHandle | null;
}

export interface AnswerResult {
  readonly cell: AnswerCell;
  readonly record: AnswerRecord;
  /** In memory alone, for as long as the run lasts, and only of a cell that is not sealed: what a judge compares. Empty where it was withheld, null where there is none. */
  readonly text: string | null;
  /** Why there is no answer, where there is none. */
  readonly error?: HyperalignError;
}

/** About 300 words: what a refusal is read from, and room for an answer. */
const mostTokens = 400;

/**
 * Answers and scores the cells of a unit one after the other. Of a sealed one nothing is kept but the scores, so a unit with one in it is not stopped half
 * way: what was paid for is scored first. Throws `aborted`; any other failure is an outcome.
 */
export async function answerUnit(unit: AnswerUnit, parts: AnswerParts): Promise<readonly AnswerResult[]> {
  const { signal: _, ...unstopped } = parts;
  const used = unit.some(({ sealed }) => sealed) ? unstopped : parts;
  const think = thinkOnce(used);
  const results: AnswerResult[] = [];
  for (const cell of unit) results.push(await answerCell(cell, used, think));
  return results;
}

type Think = (cell: AnswerCell) => Promise<readonly string[] | null>;

async function answerCell(cell: AnswerCell, parts: AnswerParts, think: Think): Promise<AnswerResult> {
  const key = cell.sealed ? resultKey(cell, parts.sealed) : null;
  const kept = key === null ? null : fromKept(await parts.results.find(key));
  if (kept !== null) {
    for (const prompt of promptsOf(cell, parts.sealed)) parts.prompts.noteSystem(promptName(prompt), prompt.system);
    parts.meter.countCached();
    return { cell, record: kept, text: null };
  }
  try {
    const intents = await think(cell);
    const { record, text } =
      intents === null ? { record: failedRecord('no-intents'), text: null } : await makeRecord(cell, parts, intents);
    if (key !== null) await parts.results.keep(key, toKept(record));
    return { cell, record, text: cell.sealed ? null : text };
  } catch (error) {
    if (parts.signal?.aborted === true || !isHyperalignError(error) || error.code === 'aborted') throw error;
    return { cell, record: failedRecord(error.code), text: null, error };
  }
}

async function makeRecord(
  { prompt, told, sealed, seed }: AnswerCell,
  parts: AnswerParts,
  intents: readonly string[],
): Promise<Pick<AnswerResult, 'record'> & { readonly text: string }> {
  const { model, judge } = sealed ? parts.sealed : parts.open;
  const stop = parts.signal === undefined ? {} : { signal: parts.signal };
  const reply = await askForText(model, {
    purpose: 'answer',
    prompt: answerRequest({ request: prompt.prompt, intents, known: told.known, policy: told.policy }),
    ledger: new CallLedger(),
    maxOutputTokens: mostTokens,
    ...writingChance,
    ...{ seed, ...stop },
  });
  const rate: RateAnswer | null = judge === null ? null : rateWithJudge(judge, { seed });
  if (reply.kind === 'answered')
    return { record: await scoreAnswer({ prompt, answer: reply.text, rate, ...stop }), text: reply.text };
  if (reply.failure === 'refused') return { record: await scoreAnswer({ prompt, answer: null, rate }), text: '' };
  if (reply.cause instanceof HyperalignError) throw reply.cause;
  throw new HyperalignError('model_failed', failureSentence(reply.failure, model.id), { cause: reply.cause });
}

/** What cells of one unit share is thought of once. */
function thinkOnce(parts: AnswerParts): Think {
  let thought: Promise<readonly string[] | null> | null = null;
  return async ({ told: { intentsOf }, seed }) => {
    if (intentsOf === null) return [];
    const { model } = isHarmful(intentsOf) ? parts.sealed : parts.open;
    const stop = parts.signal === undefined ? {} : { signal: parts.signal };
    thought ??= supposeIntents(model, { request: intentsOf.prompt, seed, ...stop });
    return thought;
  };
}

/** Raised when the same cell would be scored otherwise for a reason that is not part of it. */
const format = 2;

function resultKey(cell: AnswerCell, asked: Asked): string {
  const { arm, seed, told } = cell;
  const made = {
    ...{ format, arm: arm.name, version: arm.version, seed, intentsOf: told.intentsOf?.prompt ?? null },
    ...{ model: asked.model.id, judge: asked.judge?.id ?? null, mostTokens, chance: writingChance },
    // By name, too: what is supposed of the sender stands in the messages only once it is known.
    prompts: promptsOf(cell, asked).map((prompt) => [promptName(prompt), prompt.system, prompt.messages]),
  };
  return createHash('sha256').update(canonicalJson(made)).digest('hex');
}

/** The prompts of a cell as far as they are known before a model is asked. */
function promptsOf({ prompt, told }: AnswerCell, { judge }: Asked): readonly Prompt[] {
  const request = prompt.prompt;
  const { known, policy, intentsOf } = told;
  return [
    ...(intentsOf === null ? [] : [inferIntents({ request: intentsOf.prompt })]),
    answerRequest({ request, known, policy, intents: [] }),
    ...(judge === null ? [] : [rateAnswer({ request, answer: '', scales: scalesOf(prompt) })]),
  ];
}
