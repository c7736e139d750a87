import { addAbortSignal, Readable } from 'node:stream';
import { HyperalignError } from '../errors.ts';
import type { CommandContext } from './command-context.ts';

/** Standard input, opened when it is first read. The user's wish to stop ends it, also while nothing comes. */
export async function* standardInput({
  streams,
  signal,
}: Pick<CommandContext, 'streams' | 'signal'>): AsyncGenerator<Uint8Array | string> {
  const { stdin } = streams;
  if (stdin instanceof Readable) addAbortSignal(signal, stdin);
  try {
    yield* stdin;
  } catch (error) {
    if (signal.aborted) throw new HyperalignError('aborted', 'Stopped while reading standard input.', { cause: error });
    throw error;
  }
}
