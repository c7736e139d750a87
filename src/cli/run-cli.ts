import { CommanderError, InvalidArgumentError } from 'commander';
import { isHyperalignError } from '../errors.ts';
import { exitCodeOf } from './exit-codes.ts';
import { buildProgram } from './program.ts';
import type { TerminalOptions } from './terminal.ts';

export interface Streams extends Pick<TerminalOptions, 'out' | 'err'> {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
}

/** Runs one command line and gives its exit code. Errors are one line on standard error, without a stack. */
export async function runCli(args: readonly string[], streams: Streams): Promise<number> {
  // A reader that stops early, such as `| head`, is no fault.
  streams.out.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const stop = new AbortController();
  const onInterrupt = () => {
    // A second Ctrl-C does not wait for a tidy end.
    if (stop.signal.aborted) process.exit(exitCodeOf.aborted);
    stop.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  try {
    const program = await buildProgram(streams, stop.signal, args);
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return report(error, streams, stop.signal);
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}

function report(error: unknown, { err }: Streams, signal: AbortSignal): number {
  // Commander has told its own errors already, but not those of a value that a command reads itself.
  if (error instanceof InvalidArgumentError) err.write(`hyperalign: ${error.message}\n`);
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodeOf.invalid_input;
  if (isHyperalignError(error)) {
    err.write(`hyperalign: ${error.message}\n`);
    return exitCodeOf[error.code];
  }
  if (signal.aborted) {
    err.write('hyperalign: stopped.\n');
    return exitCodeOf.aborted;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  err.write(`hyperalign: something went wrong that should not have. Please report it with these lines:\n${detail}\n`);
  return 1;
}
