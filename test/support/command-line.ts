import { spawn } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this process, with streams in memory. */
export async function runCommand(
  args: readonly string[],
  { stdin = '' }: { readonly stdin?: string | Buffer } = {},
): Promise<Ended> {
  const out = sink();
  const err = sink();
  const code = await runCli(args, {
    stdin: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]),
    out: out.stream,
    err: err.stream,
  });
  return { code, out: out.text(), err: err.text() };
}

function sink() {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write: (piece, _, done) => {
      pieces.push(Buffer.from(piece));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') };
}

export interface CommandProcess {
  /** Resolves once the process has taken all of it, or ended. */
  feed(text: string): Promise<void>;
  /** Resolves when standard output holds the text; rejects when the process ends before. */
  heard(text: string): Promise<void>;
  /** What standard output holds so far. */
  said(): string;
  /** Ends its standard input. */
  hangUp(): void;
  /** The same for standard error. */
  told(text: string): Promise<void>;
  /** Resolves with the first line of standard output. */
  line(): Promise<string>;
  interrupt(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
  readonly ended: Promise<Ended>;
}

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The same as a process of its own, with nothing of this process's environment but where programs and compiled modules are. */
export function startCommand(args: readonly string[]): CommandProcess {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, [program, ...args], { env: { PATH, NODE_COMPILE_CACHE }, stdio: 'pipe' });
  let out = '';
  let err = '';
  const waiting = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    out += piece;
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    err += piece;
    for (const look of waiting) look();
  });
  // What is fed to a process that has ended goes nowhere.
  child.stdin.on('error', () => undefined);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
      for (const look of waiting) look();
    });
  });
  const holds = (said: () => string, text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (said().includes(text)) resolve();
        else if (child.exitCode !== null) reject(new Error(`The command ended before it said "${text}". ${err}`));
        else return;
        waiting.delete(look);
      };
      waiting.add(look);
      look();
    });
  return {
    ended,
    feed: (text) => new Promise((resolve) => child.stdin.write(text, () => resolve())),
    heard: (text) => holds(() => out, text),
    told: (text) => holds(() => err, text),
    line: async () => {
      await holds(() => out, '\n');
      return out.slice(0, out.indexOf('\n'));
    },
    said: () => out,
    hangUp: () => {
      child.stdin.end();
    },
    interrupt: (signal) => {
      child.kill(signal);
    },
  };
}
