import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeWeights } from './fixtures/fake-weights.ts';
import { openHubServer } from './fixtures/hub-server.ts';

const script = fileURLToPath(new URL('fixtures/fetch-in-child.ts', import.meta.url));

let home = '';
let log = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'hyperalign-processes-'));
  log = join(home, 'pip.log');
});
afterEach(() => rm(home, { recursive: true, force: true }));

function start(kind: 'hub' | 'pip', origin = ''): { readonly child: ChildProcess; readonly said: () => string } {
  const child = spawn(process.execPath, [script, home, kind, origin, log], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return { child, said: () => output };
}

async function finish({ child, said }: ReturnType<typeof start>): Promise<string> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
  return said().trim().split('\n').at(-1) ?? '';
}

/** Starts a fetch and kills it `afterMs` after it has begun, or when its first bytes lie on the disk. */
async function startAndKill(kind: 'hub' | 'pip', origin: string, when: number | 'first bytes'): Promise<void> {
  const run = start(kind, origin);
  if (run.child.stdout !== null) await once(run.child.stdout, 'data');
  if (when === 'first bytes') await untilBytes();
  else await pause(when);
  run.child.kill('SIGKILL');
  if (run.child.exitCode === null && run.child.signalCode === null) await once(run.child, 'exit');
}

async function untilBytes(): Promise<void> {
  const partial = join(home, 'models', 'fake.gguf.partial');
  for (let tries = 0; tries < 5000; tries += 1) {
    const file = await stat(partial).catch(() => null);
    if (file !== null && file.size > 0) return;
    await pause(1);
  }
  throw new Error('no byte came');
}

test.each([
  { kind: 'pip', kills: ['first bytes', 3, 31, 58, 12, 75, 44] },
  { kind: 'hub', kills: ['first bytes', 5, 60, 33, 90, 17, 71] },
] as const)('a fetch by $kind that is killed again and again ends with the right bytes', async ({ kind, kills }) => {
  const server = await openHubServer({ pieceMs: 8 });
  try {
    for (const when of kills) await startAndKill(kind, server.origin, when);

    expect(await finish(start(kind, server.origin))).toMatch(/^done/);
    expect((await readFile(join(home, 'models', 'fake.gguf'))).equals(fakeWeights)).toBe(true);
    if (kind === 'hub') expect(server.ranges.some((range) => range !== '')).toBe(true);
  } finally {
    await server.close();
  }
});

test('of two processes one fetches and the other waits and finds it done', async () => {
  const both = [start('pip'), start('pip')];

  const ends = await Promise.all(both.map(finish));

  expect(ends.toSorted()).toEqual(['done Python packages', 'done null']);
  expect((await readFile(log, 'utf8')).trim().split('\n')).toEqual(
    [1, 2, 3, 4, 5, 6].map((part) => `fake-part${part}==1.0`),
  );
});
