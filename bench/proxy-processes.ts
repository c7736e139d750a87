import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Process {
  /** Without a slash at its end. */
  readonly url: string;
  /** Memory in MB; null where the system does not tell. */
  memoryMb(): number | null;
  /** Processor time used so far, in milliseconds; likewise. What else the machine does hardly changes it. */
  cpuMs(): number | null;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The server in a process of its own, as a user starts it. */
export function startProxy(home: string, upstream: string, more: readonly string[] = []): Promise<Process> {
  const args = ['src/cli/main.ts', '--home', home, 'serve', '--port', '0', '--upstream', upstream, ...more];
  return started(
    spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }),
    / on (http:\S+?):? /,
  );
}

/** In a process of its own as well, so that it shares no event loop with anybody. */
export function startUpstream(): Promise<Process> {
  const script = fileURLToPath(import.meta.url);
  return started(
    spawn(process.execPath, [script, 'upstream'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] }),
    /(http:\S+)/,
  );
}

/** Portkey's gateway, where bench/README.md's command has installed it; else null. */
export async function startPortkey(): Promise<Process | null> {
  const entry = portkeyEntry();
  if (entry === null) return null;
  const port = 18_787;
  const child = spawn(process.execPath, [entry, `--port=${port}`, '--headless'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gateway = processOf(child, `http://127.0.0.1:${port}`);
  for (let tries = 0; tries < 100; tries += 1) {
    if (
      await fetch(gateway.url).then(
        () => true,
        () => false,
      )
    )
      return gateway;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await gateway.stop();
  return null;
}

/** No dependency: whoever wants to compare installs it. */
const portkeyPackage = '@portkey-ai/gateway';

function portkeyEntry(): string | null {
  try {
    const require = createRequire(join(root, '.tmp', 'portkey', 'package.json'));
    return join(dirname(require.resolve(`${portkeyPackage}/package.json`)), 'build', 'start-server.js');
  } catch {
    return null;
  }
}

async function started(child: ChildProcess, pattern: RegExp): Promise<Process> {
  if (child.stdout === null) throw new Error('The process has no output to read its address from.');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, url] = pattern.exec(line) ?? [];
    if (url !== undefined) return processOf(child, url);
  }
  throw new Error(`The process ended before it listened, with ${child.exitCode}.`);
}

function processOf(child: ChildProcess, url: string): Process {
  return {
    url,
    memoryMb: () => {
      const [, kb] = /VmRSS:\s+(\d+) kB/.exec(systemFile(child, 'status')) ?? [];
      return kb === undefined ? null : Number(kb) / 1024;
    },
    cpuMs: () => {
      // After the name in brackets: state, then ten numbers, then user and system time in hundredths of a second (proc(5)).
      const [, user, system] = /\) \S+(?: -?\d+){10} (\d+) (\d+)/.exec(systemFile(child, 'stat')) ?? [];
      return user === undefined ? null : (Number(user) + Number(system)) * 10;
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/** Linux tells of a process in files; elsewhere there are none. */
function systemFile({ pid }: ChildProcess, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Answers at once; streams send a piece every 200 ms until their reader goes. */
function serveUpstream(): void {
  const server = createServer(async (incoming, response) => {
    const { stream } = JSON.parse(await bodyOf(incoming)) as { readonly stream?: boolean };
    if (stream !== true) {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) });
      return response.end(answer);
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const beat = setInterval(() => response.write(piece), 200);
    response.once('close', () => clearInterval(beat));
    return undefined;
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  process.once('SIGTERM', () => process.exit(0));
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of incoming) body += chunk;
  return body;
}

const answer = JSON.stringify({
  ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'stub' },
  choices: [
    { index: 0, message: { role: 'assistant', content: 'Hi Sam, monday works. '.repeat(20) }, finish_reason: 'stop' },
  ],
  usage: { prompt_tokens: 5, completion_tokens: 2, total_tokens: 7 },
});
const piece = `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'stub', choices: [{ index: 0, delta: { content: 'monday ' }, finish_reason: null }] })}\n\n`;

if (process.argv[1] === fileURLToPath(import.meta.url) && process.argv[2] === 'upstream') serveUpstream();
