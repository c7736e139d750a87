import { styleText } from 'node:util';

/** Where a command writes. `--json` prints one object on standard output and nothing else there; what helps a reader goes to standard error. */
export interface Terminal {
  /** Result text, standard output. */
  print(text: string): void;
  /** A piece of streamed text, standard output, no line end added. */
  stream(piece: string): void;
  /** One JSON object, standard output. */
  json(value: unknown): void;
  /** What helps a waiting person: standard error, silent with `--quiet`. */
  note(text: string): void;
  /** A line that replaces the one before it on a terminal; elsewhere nothing. */
  progress(text: string): void;
  /** Ends a progress line. */
  clearProgress(): void;
  readonly style: Style;
  readonly width: number;
}

export interface Style {
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  accent(text: string): string;
}

export interface TerminalOptions {
  readonly quiet: boolean;
  readonly color: boolean;
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}

export function openTerminal({ quiet, color, out, err }: TerminalOptions): Terminal {
  const live = err.isTTY === true && !quiet;
  let pending = false;
  const clearProgress = () => {
    if (pending) err.write('\r\u001b[2K');
    pending = false;
  };
  const write = (stream: NodeJS.WritableStream, text: string) => {
    clearProgress();
    stream.write(text);
  };
  return {
    print: (text) => write(out, `${text}\n`),
    stream: (piece) => write(out, piece),
    json: (value) => write(out, `${JSON.stringify(value, null, 2)}\n`),
    note: (text) => {
      if (!quiet) write(err, `${text}\n`);
    },
    progress: (text) => {
      if (!live) return;
      err.write(`\r\u001b[2K${text.slice(0, (err.columns ?? 80) - 1)}`);
      pending = true;
    },
    clearProgress,
    style: styleOf(color),
    width: Math.min(out.columns ?? 100, 110),
  };
}

function styleOf(color: boolean): Style {
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    color ? styleText(format, text, { validateStream: false }) : text;
  return { strong: paint('bold'), faint: paint('dim'), good: paint('green'), bad: paint('red'), accent: paint('cyan') };
}
