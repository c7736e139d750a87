import { type ErrorCode, isHyperalignError } from '../../errors.ts';
import type { ClaimedJob, JobEnding } from '../../ports/job-store.ts';
import { isoTime } from '../record-run.ts';

/** Why a runner stops a job it holds: `lost`, the job is no longer its own; `stopping`, the runner ends. */
export type StopReason = 'lost' | 'stopping';

/** What another attempt may mend. */
const passing: readonly ErrorCode[] = [
  'conflict',
  'model_unavailable',
  'model_failed',
  'fetch_failed',
  'store_unavailable',
  'storage_full',
];

const firstDelay = 2000;

/** Until what was spent is written, and so seen by whoever claims jobs. */
const settlingMs = 5000;

/** What becomes of a job that did not come to its end; null: it is no longer ours to say. */
export function endingAfter(
  error: unknown,
  { job }: ClaimedJob,
  {
    now,
    stopped,
    mostAttempts,
  }: { readonly now: number; readonly stopped: StopReason | null; readonly mostAttempts: number },
): JobEnding | null {
  const at = isoTime(now);
  if (stopped === 'lost') return null;
  if (stopped === 'stopping') return { state: 'queued', at, notBefore: at, attempt: 'given-back' };
  // It goes on when models may be asked again, with the replies that were paid for: nobody has to hand it over again.
  if (isHyperalignError(error, 'budget_spent'))
    return { state: 'queued', at, notBefore: isoTime(now + settlingMs), attempt: 'given-back' };
  // What is no error of ours may hold anything, also text of a person.
  if (!isHyperalignError(error))
    return {
      ...{ state: 'failed', at },
      error: { code: 'internal', message: 'The learning ended by a fault of this program. Nothing of it was kept.' },
    };
  if (passing.includes(error.code) && job.attempts < mostAttempts) {
    const delay = error.code === 'conflict' ? 0 : firstDelay * 4 ** (job.attempts - 1);
    return { state: 'queued', at, notBefore: isoTime(now + delay), attempt: 'failed' };
  }
  return { state: 'failed', at, error: { code: error.code, message: error.message } };
}
