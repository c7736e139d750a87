import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A child process that writes to a store; see `store-writer-process.ts` and `job-runner-process.ts` for its commands. */
export interface StoreWriter {
  /** Every complete line it has said so far. */
  readonly lines: readonly string[];
  send(command: string): void;
  /** Resolves when the lines said so far fit; rejects when the process ends before. */
  heard(enough: (lines: readonly string[]) => boolean): Promise<void>;
  /** SIGKILL. Resolves when the process is gone and its last words are read. */
  kill(): Promise<void>;
}

export function startStoreWriter(file: string, name: string, module = 'store-writer-process.ts'): StoreWriter {
  const program = fileURLToPath(new URL(module, import.meta.url));
  const child = spawn(process.execPath, [program, file, name], { stdio: ['pipe', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  let complaints = '';
  let ended = false;
  child.stdout.setEncoding('utf8').on('data', (piece: string) => {
    const pieces = (rest + piece).split('\n');
    rest = pieces.pop() ?? '';
    lines.push(...pieces);
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (piece: string) => {
    complaints += piece;
  });
  // Commands to a process that was killed go nowhere.
  child.stdin.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => {
    child.on('close', () => {
      ended = true;
      for (const look of waiting) look();
      resolve();
    });
  });
  return {
    lines,
    send: (command) => {
      child.stdin.write(`${command}\n`);
    },
    heard: (enough) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const heard = enough(lines);
          if (!heard && !ended) return;
          waiting.delete(look);
          if (heard) resolve();
          else reject(new Error(`The writer ended early. ${complaints}`));
        };
        waiting.add(look);
        look();
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
