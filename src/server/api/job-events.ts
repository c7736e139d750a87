import type { JobEvent } from '../../contracts/job.ts';
import type { ServerEvent } from './event-stream.ts';

/** What happens to a job as server-sent events: `state` where the state is what is new, else `progress`. */
export async function* jobEvents(happening: AsyncIterable<JobEvent>): AsyncGenerator<ServerEvent> {
  for await (const event of happening)
    yield { event: event.progress === null ? 'state' : 'progress', id: String(event.number), data: event };
}
