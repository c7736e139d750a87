import { HyperalignError } from '../errors.ts';

/** Ends a use case whose caller no longer wants it. */
export function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted)
    throw new HyperalignError('aborted', 'Stopped. Nothing of this step was kept.', { cause: signal.reason });
}
