import type { WriteResult } from '../../contracts/write-result.ts';
import type { Hyperalign, WriteOptions } from '../../hyperalign.ts';
import { openChannel } from './channel.ts';
import type { ServerEvent } from './event-stream.ts';

/**
 * A text while it is written: its pieces as events `text`, then the whole result as `result`. Resolves when there is something to tell, so that what fails before
 * the first piece fails here.
 */
export async function writeEvents(client: Hyperalign, options: WriteOptions): Promise<AsyncIterable<ServerEvent>> {
  const { push, end, items } = openChannel<ServerEvent>();
  const begun = Promise.withResolvers<void>();
  const written = client.write({
    ...options,
    onText: (text) => {
      push({ event: 'text', data: { text } });
      begun.resolve();
    },
  });
  written.then(() => begun.resolve(), begun.reject).finally(end);
  await begun.promise;
  return followedBy(items, written);
}

async function* followedBy(
  pieces: AsyncIterable<ServerEvent>,
  written: Promise<WriteResult>,
): AsyncGenerator<ServerEvent> {
  yield* pieces;
  yield { event: 'result', data: await written };
}
