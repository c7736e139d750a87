import { spawn } from 'node:child_process';

export interface CommandResult {
  /** Null when the program was not found. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly signal?: AbortSignal;
}

/** Runs a program without a shell's quoting to worry about, without standard input, and gives what it printed. */
export type RunCommand = (command: string, args: readonly string[], options?: CommandOptions) => Promise<CommandResult>;

/** Rejects only when the signal fires; a missing program and a failing one are results. */
export const runCommand: RunCommand = (command, args, { cwd, signal } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(signal === undefined ? {} : { signal }),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // Node refuses to start .cmd files without one; callers pass no argument that a shell would read otherwise.
      shell: process.platform === 'win32' && ['npm', 'pip', 'pip3'].includes(command),
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.stdout = (output.stdout + text).slice(-keptCharacters);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      output.stderr = (output.stderr + text).slice(-keptCharacters);
    });
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (signal?.aborted) reject(signal.reason);
      else
        resolve({
          code: null,
          stdout: output.stdout,
          stderr: error.code === 'ENOENT' ? `${command} was not found` : error.message,
        });
    });
    child.once('close', (code) => {
      if (signal?.aborted) reject(signal.reason);
      else resolve({ code: code ?? 1, ...output });
    });
  });

const keptCharacters = 20_000;
