import { HyperalignError } from '../errors.ts';

/** Nobody reads this but the log: the client is gone. */
export function clientLeft(): HyperalignError {
  return new HyperalignError('aborted', 'The client went away before it was answered.');
}
