import type { JSONObject, JSONSchema7, LanguageModelV4CallOptions, LanguageModelV4Usage } from '@ai-sdk/provider';
import { z } from 'zod';
import { estimateTokens } from '../core/text/index.ts';
import { HyperalignError } from '../errors.ts';
import type { ModelHandle, RepetitionOption, TextBias } from '../ports/model.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { promptName } from '../prompting/prompt.ts';
import type { Attempt, CallLedger } from './call-ledger.ts';
import type { KeptReplies, PaidReply, Question } from './kept-replies.ts';
import { classifyFailure, type ModelFailure, retryDelay } from './model-failure.ts';
import { toModelPrompt } from './model-prompt.ts';

export interface AskOptions {
  /** Why the model is asked, such as `write`: for run records. */
  readonly purpose: string;
  readonly prompt: Prompt;
  readonly ledger: CallLedger;
  readonly maxOutputTokens: number;
  readonly temperature: number;
  readonly topP?: number;
  readonly seed: number;
  /** What is to be written more or less often, for a model that heeds it. */
  readonly bias?: readonly TextBias[];
  /** Whose text the stable part of the prompt is: keeps its state on disk for the embedded model. */
  readonly owner?: string;
  /** Where replies are kept until something is made of them; without it, every call is made. */
  readonly replies?: KeptReplies;
  readonly signal?: AbortSignal;
  readonly onText?: (piece: string) => void;
}

export type TextAnswer =
  | { readonly kind: 'answered'; readonly text: string; readonly finishReason: string }
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly cause?: unknown };

export type ObjectAnswer<T> =
  | { readonly kind: 'answered'; readonly value: T; readonly repaired: boolean }
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly cause?: unknown };

/** Asks for text, piece by piece where the caller listens. Throws `aborted` when the signal fires; every other failure is a value. */
export async function askForText(handle: ModelHandle, options: AskOptions): Promise<TextAnswer> {
  return call(handle, options, {
    ...{ attempt: 'first', outcomeOf: () => 'ok' },
    avoidRepetition: handle.avoidsRepetition === true,
  });
}

/** Asks for JSON by schema. A reply that does not fit is sent back once with the validation errors, which no limit of calls forbids: the limit counts questions. */
export async function askForObject<T>(
  handle: ModelHandle,
  { schema, ...options }: AskOptions & { readonly schema: z.ZodType<T> },
): Promise<ObjectAnswer<T>> {
  // zod and the AI SDK each declare the JSON Schema type; the value is the same.
  const jsonSchema = z.toJSONSchema(schema, { target: 'draft-7' }) as JSONSchema7;
  const responseFormat = { type: 'json', schema: jsonSchema } as const;
  let prompt = options.prompt;
  for (const repaired of [false, true]) {
    const answer = await call(
      handle,
      { ...options, prompt },
      {
        responseFormat,
        avoidRepetition: false,
        attempt: repaired ? 'repair' : 'first',
        outcomeOf: (text) => (parseReply(schema, text).success ? (repaired ? 'repaired' : 'ok') : 'invalid_output'),
      },
    );
    if (answer.kind === 'failed') return answer;
    const parsed = parseReply(schema, answer.text);
    if (parsed.success) return { kind: 'answered', value: parsed.data, repaired };
    prompt = repairPrompt(prompt, answer.text, parsed.problem);
  }
  return { kind: 'failed', failure: 'invalid_output' };
}

interface CallExtras extends Pick<LanguageModelV4CallOptions, 'responseFormat'> {
  readonly attempt: Attempt;
  readonly avoidRepetition: boolean;
  /** The outcome to record for a reply that came. */
  readonly outcomeOf: (text: string) => string;
}

/** One reply: a kept one, else a paid one, which is kept before anything is made of it. */
async function call(handle: ModelHandle, options: AskOptions, extra: CallExtras): Promise<TextAnswer> {
  const { prompt, ledger, replies, maxOutputTokens: wanted } = options;
  const estimatedInput =
    estimateTokens(prompt.system) + prompt.messages.reduce((sum, { text }) => sum + estimateTokens(text) + 4, 4);
  const record = (outcome: string, inputTokens = 0, outputTokens = 0) =>
    ledger.add(
      { purpose: options.purpose, prompt: promptName(prompt), outcome, inputTokens, outputTokens },
      extra.attempt,
    );
  const question = (maxOutputTokens: number) => questionOf(handle, options, extra, maxOutputTokens);
  const again = (reply: PaidReply): TextAnswer => {
    record('kept');
    options.onText?.(reply.text);
    return answerOf(reply);
  };

  const known = await replies?.find(question(wanted));
  if (known) return again(known);
  const granted = ledger.grant(estimatedInput, wanted, extra.attempt);
  if (granted === null) return { kind: 'failed', failure: 'budget_exceeded' };
  const knownCut = granted < wanted ? await replies?.find(question(granted)) : null;
  if (knownCut) return again(knownCut);

  const outcome = await streamWithRetries(handle, options, { ...extra, maxOutputTokens: granted });
  if (outcome.kind === 'failed') {
    // A provider charges for what it has sent, also when it breaks off.
    record(outcome.failure, outcome.heard === '' ? 0 : estimatedInput, estimateTokens(outcome.heard));
    return { kind: 'failed', failure: outcome.failure, cause: outcome.cause };
  }
  const { usage, ...reply } = outcome.reply;
  record(
    reply.finishReason === 'content-filter' ? 'refused' : extra.outcomeOf(reply.text),
    usage?.inputTokens.total ?? estimatedInput,
    usage?.outputTokens.total ?? estimateTokens(reply.text),
  );
  // What the budget cut short answers a shorter question; without an end (no usage) it is half a reply.
  if (usage !== null) await replies?.keep(question(reply.finishReason === 'length' ? granted : wanted), reply);
  if (options.signal?.aborted) throw stoppedAfter(reply, options);
  return answerOf(reply);
}

function stoppedAfter({ text }: PaidReply, { replies, signal }: AskOptions): HyperalignError {
  const kept =
    replies === undefined || text === ''
      ? 'Nothing of this step was kept.'
      : 'The reply that had come is kept for a week and not paid for again.';
  return new HyperalignError('aborted', `Stopped. ${kept}`, { cause: signal?.reason });
}

function questionOf(
  { id }: ModelHandle,
  { prompt, temperature, topP, seed, bias }: AskOptions,
  { responseFormat, avoidRepetition }: CallExtras,
  maxOutputTokens: number,
): Question {
  const schema = responseFormat?.type === 'json' ? responseFormat.schema : null;
  return {
    ...{ model: id, prompt, schema, temperature, topP: topP ?? null, seed },
    ...{ bias: bias ?? [], avoidRepetition, maxOutputTokens },
  };
}

function answerOf({ text, finishReason }: PaidReply): TextAnswer {
  if (finishReason === 'content-filter') return { kind: 'failed', failure: 'refused' };
  return { kind: 'answered', text, finishReason };
}

type Streamed =
  | { readonly kind: 'replied'; readonly reply: Reply }
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly cause: unknown; readonly heard: string };

async function streamWithRetries(handle: ModelHandle, options: AskOptions, extra: StreamExtras): Promise<Streamed> {
  let heard = '';
  const onText = (piece: string) => {
    heard += piece;
    options.onText?.(piece);
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      return { kind: 'replied', reply: await stream(handle, { ...options, onText }, extra) };
    } catch (error) {
      const failure = classifyFailure(error, options.signal);
      // What the caller has heard cannot be taken back, so a stream that broke off is not begun again.
      const delay = heard === '' ? retryDelay(error, attempt) : null;
      if (delay === null) return { kind: 'failed', failure, cause: error, heard };
      await pause(delay, options.signal);
    }
  }
}

interface StreamExtras
  extends Pick<LanguageModelV4CallOptions, 'maxOutputTokens'>,
    Pick<CallExtras, 'responseFormat' | 'avoidRepetition'> {}

interface Reply {
  readonly text: string;
  readonly finishReason: string;
  /** Null when the stream ended without its end. */
  readonly usage: LanguageModelV4Usage | null;
}

async function stream(
  handle: ModelHandle,
  options: AskOptions,
  { responseFormat, maxOutputTokens, avoidRepetition }: StreamExtras,
): Promise<Reply> {
  const { stream: parts } = await handle.model.doStream({
    prompt: toModelPrompt(options.prompt, options.owner),
    temperature: options.temperature,
    seed: options.seed,
    providerOptions: { hyperalign: ownOptions(options, avoidRepetition) },
    ...(options.topP === undefined ? {} : { topP: options.topP }),
    ...(options.signal === undefined ? {} : { abortSignal: options.signal }),
    ...(responseFormat === undefined ? {} : { responseFormat }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
  });
  let text = '';
  let finishReason = 'other';
  let usage: LanguageModelV4Usage | null = null;
  for await (const part of parts) {
    if (part.type === 'text-delta') {
      text += part.delta;
      options.onText?.(part.delta);
    } else if (part.type === 'finish') {
      finishReason = part.finishReason.unified;
      usage = part.usage;
    } else if (part.type === 'error') {
      throw part.error;
    }
  }
  // A stop after the end comes too late to save the cost: the caller keeps the reply first.
  if (usage === null) options.signal?.throwIfAborted();
  return { text, finishReason, usage };
}

/** `asked` tells those between here and the model why it is asked; providers ignore it. */
function ownOptions({ purpose, prompt, bias = [] }: AskOptions, avoidRepetition: boolean): JSONObject {
  return {
    asked: { purpose, prompt: promptName(prompt) },
    ...(bias.length === 0 ? {} : { bias: bias.map((one) => ({ text: one.text, bias: one.bias })) }),
    ...(avoidRepetition ? ({ avoidRepetition } satisfies RepetitionOption) : {}),
  };
}

type Parsed<T> = { readonly success: true; readonly data: T } | { readonly success: false; readonly problem: string };

function parseReply<T>(schema: z.ZodType<T>, text: string): Parsed<T> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\s*```(?:json)?\s*|\s*```\s*$/g, ''));
  } catch {
    return { success: false, problem: 'the reply is not complete JSON' };
  }
  const result = schema.safeParse(value);
  if (result.success) return { success: true, data: result.data };
  return {
    success: false,
    problem: result.error.issues
      .slice(0, 8)
      .map((issue) => `${issue.path.join('.') || '(root)'}: ${issue.message}`)
      .join('; '),
  };
}

function repairPrompt(prompt: Prompt, reply: string, problem: string): Prompt {
  return {
    ...prompt,
    messages: [
      ...prompt.messages,
      { role: 'assistant', text: reply.slice(0, 4000) },
      {
        role: 'user',
        text: `That reply cannot be used: ${problem}. Answer again with the corrected JSON only, shorter if it was cut off.`,
      },
    ],
  };
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
  });
}
