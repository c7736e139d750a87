import type { JobEvent } from '../../contracts/job.ts';
import type { JobKey } from '../../ports/job-store.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { WakeUp } from './wake-up.ts';

export interface WatchOptions {
  /** The number of the last event that was seen; 0 begins at the beginning. */
  readonly after: number;
  /** Milliseconds between two looks, where another process may be at work. */
  readonly pollMs: number;
  readonly wake: WakeUp;
  /** Ends the watching without an error. */
  readonly signal: AbortSignal;
}

const finalStates: readonly JobEvent['state'][] = ['done', 'failed', 'cancelled'];

/** What happens to a job, as it happens, whichever process does it. Ends after the last event, or when the job is gone. */
export async function* watchJob(
  { store }: Pick<EnginePorts, 'store'>,
  key: JobKey,
  { after, pollMs, wake, signal }: WatchOptions,
): AsyncGenerator<JobEvent> {
  for (let seen = after; !signal.aborted; ) {
    const wait = wake.next();
    const events = await store.jobs.events(key, seen);
    for (const event of events) {
      yield event;
      seen = event.number;
      if (finalStates.includes(event.state)) return;
    }
    if (events.length > 0) continue;
    const job = await store.jobs.find(key);
    // One who has seen everything of a job that has ended waits for nothing.
    if (job === null || finalStates.includes(job.state)) {
      // It may have ended after its events were read.
      yield* await store.jobs.events(key, seen);
      return;
    }
    await wait(pollMs, signal);
  }
}
