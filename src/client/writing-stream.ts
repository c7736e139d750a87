import type { Problem } from '../contracts/problem.ts';
import type { WriteResult } from '../contracts/write-result.ts';
import { ApiError, errorOf } from './api-error.ts';
import { readEvents } from './read-events.ts';

/** A text while it is written: read its pieces, then ask for the result. Whoever stops reading stops the model. */
export interface WritingStream extends AsyncIterable<string> {
  /** The whole result, once the pieces have been read to the end. Throws `ApiError` where writing failed. */
  result(): Promise<WriteResult>;
}

export function openWritingStream(answer: Response): WritingStream {
  let result: WriteResult | null = null;
  const pieces = (async function* () {
    for await (const { event, data } of readEvents(answer)) {
      // The server's events are of its contracts.
      if (event === 'text') yield (data as { readonly text: string }).text;
      if (event === 'result') result = data as WriteResult;
      if (event === 'error') throw errorOf(data as Problem);
    }
  })();
  return {
    [Symbol.asyncIterator]: () => pieces,
    result: async () => {
      for await (const _ of pieces);
      if (result !== null) return result;
      throw new ApiError('unreachable', 'The text broke off before its end. Write it again.');
    },
  };
}
