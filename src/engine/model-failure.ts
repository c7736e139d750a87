import { APICallError } from '@ai-sdk/provider';
import { HyperalignError } from '../errors.ts';

export type ModelFailure =
  | 'refused'
  | 'timeout'
  | 'rate_limited'
  | 'provider_error'
  | 'budget_exceeded'
  | 'invalid_output';

/** Whether the same question may be answered another time. A refusal and an unreadable reply are answers that were paid for. */
export function isPassing(failure: ModelFailure): boolean {
  return failure !== 'refused' && failure !== 'invalid_output';
}

/**
 * Tells a failed call's kind. An abort by the caller is not a failure: it is thrown on as `aborted`, and so is what no other call could mend,
 * such as damaged weights.
 */
export function classifyFailure(error: unknown, signal: AbortSignal | undefined): ModelFailure {
  if (signal?.aborted)
    throw new HyperalignError('aborted', 'Stopped before the model had answered. Nothing of this step was kept.', {
      cause: error,
    });
  if (error instanceof HyperalignError) {
    if (error.code === 'model_failed' || error.code === 'invalid_input') return 'provider_error';
    throw error;
  }
  if (APICallError.isInstance(error)) return error.statusCode === 429 ? 'rate_limited' : 'provider_error';
  return error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'provider_error';
}

/** Whether the same call may succeed a moment later, and how long to wait, in milliseconds. */
export function retryDelay(error: unknown, attempt: number): number | null {
  if (!APICallError.isInstance(error) || !error.isRetryable || attempt >= mostRetries) return null;
  const asked = Number(error.responseHeaders?.['retry-after']);
  return Number.isFinite(asked) && asked > 0 && asked <= longestWaitSeconds ? asked * 1000 : 500 * 2 ** attempt;
}

const mostRetries = 2;
const longestWaitSeconds = 30;

/** Says what a failed call means for the reader, with the provider's own words where it gave some. */
export function failureSentence(failure: ModelFailure, model: string, cause?: unknown): string {
  const reason = APICallError.isInstance(cause) || cause instanceof Error ? ` (${cause.message})` : '';
  switch (failure) {
    case 'refused':
      return `The model ${model} declined to answer.`;
    case 'timeout':
      return `The model ${model} did not answer in time.`;
    case 'rate_limited':
      return `The provider of ${model} limits how often it may be asked${reason}. Try again in a minute.`;
    case 'provider_error':
      return `The model ${model} could not answer${reason}.`;
    case 'budget_exceeded':
      return `The budget did not allow another call to ${model}: a learning asks few questions, each once more where the reply could not be read, and never spends more than --budget-tokens.`;
    case 'invalid_output':
      return `The model ${model} answered in a form that could not be read, also after one request to mend it.`;
  }
}
