import { detectLanguage } from '../core/text/detect-language.ts';
import { estimateTokens, maskPersonalData } from '../core/text/index.ts';
import { isHyperalignError } from '../errors.ts';
import type { Embedded, Embedder } from '../ports/embedder.ts';
import type { CallLedger } from './call-ledger.ts';
import { hideNames } from './hide-names.ts';
import { type Pause, realPause } from './jobs/pause.ts';
import { classifyFailure, failureSentence, retryDelay } from './model-failure.ts';
import { vectorsFault } from './vectors-fault.ts';

export interface EmbedTextsOptions {
  readonly ledger: CallLedger;
  readonly signal?: AbortSignal;
  /** Between a call and its repetition. Default: the computer's own timer. */
  readonly pause?: Pause;
}

export type EmbedOutcome =
  /** By text, each of length 1; a text is missing where its vector was all zeros. */
  | { readonly kind: 'embedded'; readonly vectors: ReadonlyMap<string, Float64Array> }
  | { readonly kind: 'failed'; readonly message: string };

/** Enough to show how a text is; models of embeddings commonly read 512 tokens, and some refuse more. */
const mostCharacters = 2000;

/**
 * Embeds each different text once: its beginning, numbers and addresses masked and names hidden as from every model. A call that may succeed a moment later is repeated. Throws `aborted` when the signal fires;
 * every other failure, a vector that cannot be used included, is a value.
 */
export async function embedTexts(
  embedder: Embedder,
  texts: readonly string[],
  options: EmbedTextsOptions,
): Promise<EmbedOutcome> {
  const different = [...new Set(texts)];
  const named = different.map((text) => ({ text: maskPersonalData(text).text, language: detectLanguage(text) }));
  const shown = hideNames(named, { among: [] }).map(({ text }) => text.slice(0, mostCharacters));
  const vectors = new Map<string, Float64Array>();
  let { dimension } = embedder;
  for (let from = 0; from < shown.length; from += embedder.textsPerCall) {
    const part = shown.slice(from, from + embedder.textsPerCall);
    const answer = await askInTurn(embedder, part, options);
    if (answer.kind === 'failed') return answer;
    const fault = vectorsFault(answer.embedded.vectors, { count: part.length, dimension });
    if (fault !== null) return { kind: 'failed', message: `The embedder ${embedder.id} ${fault}` };
    dimension = answer.embedded.vectors[0]?.length ?? dimension;
    for (const [at, vector] of answer.embedded.vectors.entries()) {
      const unit = ofLengthOne(vector);
      if (unit !== null) vectors.set(different[from + at] ?? '', unit);
    }
  }
  return { kind: 'embedded', vectors };
}

type Answer = { readonly kind: 'embedded'; readonly embedded: Embedded } | (EmbedOutcome & { readonly kind: 'failed' });

async function askInTurn(
  embedder: Embedder,
  texts: readonly string[],
  { ledger, signal, pause = realPause }: EmbedTextsOptions,
): Promise<Answer> {
  // Nothing is asked of a model in words, so the record names no prompt.
  const record = (outcome: string, inputTokens: number) =>
    ledger.add({ purpose: 'embed', prompt: '-', outcome, inputTokens, outputTokens: 0 });
  for (let attempt = 0; ; attempt += 1) {
    try {
      const embedded = await embedder.embed(texts, signal === undefined ? {} : { signal });
      record('ok', embedded.tokens ?? texts.reduce((sum, text) => sum + estimateTokens(text), 0));
      return { kind: 'embedded', embedded };
    } catch (error) {
      const { outcome, message } = failureOf(error, embedder.id, signal);
      const delay = retryDelay(error, attempt);
      if (delay === null) {
        record(outcome, 0);
        return { kind: 'failed', message };
      }
      await pause(delay, signal ?? new AbortController().signal);
    }
  }
}

/** What no other call could mend fails a call, and nothing else: what was made before it is there. */
function failureOf(error: unknown, id: string, signal: AbortSignal | undefined) {
  if (isHyperalignError(error) && signal?.aborted !== true) return { outcome: error.code, message: error.message };
  const outcome = classifyFailure(error, signal);
  return { outcome, message: failureSentence(outcome, id, error) };
}

function ofLengthOne(vector: readonly number[]): Float64Array | null {
  const norm = Math.hypot(...vector);
  return norm === 0 ? null : Float64Array.from(vector, (value) => value / norm);
}
