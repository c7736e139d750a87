import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hyperalign } from '../../src/hyperalign.ts';
import { createServer, openAccess, type RunningServer } from '../../src/server/index.ts';
import { fixedClock, memoryStore, scriptedModel } from '../../src/testing/index.ts';
import { learnAda } from '../support/learned-person.ts';
import { openOfflineClient } from '../support/offline-client.ts';
import { workspacesOver } from '../support/proxy-setting.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(`${root}/docs/guides/http-api.md`, 'utf8');
const curls = [...guide.matchAll(/```sh\n(curl[\s\S]*?)```/g)].map(([, block = '']) => block.trim());
const names = new URL('../support/resolve-own-package.ts', import.meta.url).href;
const run = promisify(execFile);

const model = scriptedModel(() => 'Hi Sam! See you on Monday. Nell');
let client: Hyperalign;
let server: RunningServer;

beforeAll(async () => {
  const store = memoryStore();
  client = openOfflineClient({ store, model });
  await learnAda(client, 'nell');
  client.jobs.start();
  server = await createServer({
    port: 0,
    workspaces: { ...workspacesOver(store), client: () => client },
    access: openAccess(),
    // Nothing is asked of an upstream here.
    upstream: {
      name: 'none',
      delivery: async () => 'both',
      send: () => Promise.reject(new Error('asked')),
      close: async () => undefined,
    },
    api: { idempotency: store.idempotency, clock: fixedClock(), record: async () => undefined },
  });
}, 60_000);
afterAll(async () => {
  await client.close();
  await server.stop();
});

const pointed = (text: string): string => text.replaceAll('http://127.0.0.1:8787', server.url);

describe('the guide of the HTTP API', () => {
  test.each(curls.map((block) => ({ name: block.split('\n')[0] ?? '', block })))('$name', async ({ block }) => {
    const told = pointed(block).replaceAll('curl ', 'curl --silent --show-error --fail ');

    const { stdout } = await run('sh', ['-c', told], { cwd: root });

    expect(Object.keys(JSON.parse(stdout)).length).toBeGreaterThan(1);
  });

  test('shows a client for TypeScript, and what it prints', async () => {
    await client.forget('nell');
    const program = pointed(readFileSync(`${root}/examples/http-api-client.ts`, 'utf8'));

    const { stdout } = await run(
      process.execPath,
      ['--import', names, '--input-type=module-typescript', '--eval', program],
      { cwd: root },
    );

    expect(guide).toContain(`\`\`\`text\n${stdout}\`\`\``);
    await learnAda(client, 'nell');
  });
});

describe('a server that listens', () => {
  test('stops the model when the caller hangs up', async () => {
    const stopped = Promise.withResolvers<void>();
    const hanging = openOfflineClient({
      store: memoryStore(),
      model: {
        ...model,
        model: {
          ...model.model,
          doGenerate: ({ abortSignal }) =>
            new Promise((_, reject) => {
              abortSignal?.addEventListener('abort', () => {
                stopped.resolve();
                reject(abortSignal.reason);
              });
              asked.resolve();
            }),
          doStream: ({ abortSignal }) =>
            new Promise((_, reject) => {
              abortSignal?.addEventListener('abort', () => {
                stopped.resolve();
                reject(abortSignal.reason);
              });
              asked.resolve();
            }),
        },
      },
    });
    const asked = Promise.withResolvers<void>();
    const before = client;
    client = hanging;
    const gone = new AbortController();

    const answering = fetch(`${server.url}/api/v1/write`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ task: 'Greet Sam.' }),
      signal: gone.signal,
    }).catch(() => 'gone');
    await asked.promise;
    gone.abort();

    expect(await answering).toBe('gone');
    await stopped.promise;
    client = before;
  });

  test('names a request that is not the API’s by its id, too', async () => {
    const answer = await fetch(`${server.url}/api/v1/nothing`, { headers: { 'x-request-id': 'mine-1' } });

    expect(await answer.json()).toMatchObject({ status: 404, instance: 'mine-1' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});
