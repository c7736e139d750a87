import { request } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { beginStream, chunkOf, completionOf, sendJson, sendStream } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

function ask(url: string, more: Readonly<Record<string, unknown>> = {}, options: RequestInit = {}): Promise<Response> {
  return fetch(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hyperalign-person': 'june' },
    body: JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }], ...more }),
    ...options,
  });
}

describe('a stream', () => {
  test('arrives piece by piece: the first is there while the second is not written yet', async () => {
    const second = Promise.withResolvers<void>();
    const { url } = await openProxy(
      async (_, response) => {
        beginStream(response);
        response.write(chunkOf({ content: 'Hi' }));
        await second.promise;
        response.end(chunkOf({ content: ' Sam' }));
      },
      { store },
    );

    const reader = (await ask(url)).body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    second.resolve();
    const rest = await reader?.read();

    expect([first?.value, rest?.value]).toEqual([chunkOf({ content: 'Hi' }), chunkOf({ content: ' Sam' })]);
  });

  test('has its head handed on before its first piece', async () => {
    const { url } = await openProxy((_, response) => beginStream(response), { store });

    const response = await ask(url);

    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await response.body?.cancel();
  });

  test('of a reader who does not read is not drained from the upstream', async () => {
    const block = Buffer.alloc(64 * 1024, '.');
    const most = 4_000;
    let written = 0;
    const stuck = Promise.withResolvers<void>();
    const { url } = await openProxy(
      async (call, response) => {
        beginStream(response);
        for (; written < most && !response.destroyed; written += 1) {
          if (response.write(block)) continue;
          const drained = new Promise<string>((resolve) => response.once('drain', () => resolve('drained')));
          const waited = new Promise<string>((resolve) => setTimeout(() => resolve('stuck'), 1_500));
          if ((await Promise.race([drained, waited, call.over.then(() => 'over')])) !== 'stuck') continue;
          stuck.resolve();
          await drained;
        }
        response.end();
      },
      { store },
    );
    const reading = new Promise<Buffer[]>((resolve, reject) => {
      const asking = request(`${url}/chat/completions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
      });
      asking.once('error', reject);
      asking.once('response', async (incoming) => {
        incoming.pause();
        await stuck.promise;
        resolve(await Array.fromAsync(incoming));
      });
      asking.end(JSON.stringify({ model: 'm', stream: true, messages: [{ role: 'user', content: 'Hi' }] }));
    });

    await stuck.promise;
    const writtenWhileStuck = written;
    const pieces = await reading;

    // What sockets and buffers between take, of 250 MB.
    expect(writtenWhileStuck).toBeLessThan(most / 2);
    expect(pieces.reduce((sum, piece) => sum + piece.byteLength, 0)).toBe(most * block.byteLength);
  }, 60_000);

  test('is one of fifty at once, each whole and its own', async () => {
    const { url, log } = await openProxy(
      (call, response) => {
        const { seed } = JSON.parse(call.body);
        sendStream(
          response,
          Array.from({ length: 20 }, (_, piece) => `${seed}:${piece} `),
        );
      },
      { store },
    );

    const answers = await Promise.all(Array.from({ length: 50 }, async (_, seed) => (await ask(url, { seed })).text()));

    expect(
      answers.map((text) =>
        [...text.matchAll(/"content":"(\d+):(\d+) "/g)].map(([, seed, piece]) => `${seed}:${piece}`),
      ),
    ).toEqual(Array.from({ length: 50 }, (_, seed) => Array.from({ length: 20 }, (_, piece) => `${seed}:${piece}`)));
    expect(answers.every((text) => text.endsWith('data: [DONE]\n\n'))).toBe(true);
    await expect.poll(() => log.length).toBe(50);
  });

  test('whose upstream is killed in the middle breaks off, and does not look whole', async () => {
    const { url, stub, log } = await openProxy(
      (_, response) => {
        beginStream(response);
        response.write(chunkOf({ content: 'Hi' }));
      },
      { store },
    );
    const reader = (await ask(url)).body?.getReader();
    await reader?.read();

    stub.kill();

    await expect(reader?.read()).rejects.toThrow();
    await expect.poll(() => log.map(({ status }) => status)).toEqual([200]);
  });

  test('that goes silent is broken off after the time limit', async () => {
    const { url } = await openProxy(
      (_, response) => {
        beginStream(response);
        response.write(chunkOf({ content: 'Hi' }));
      },
      { store, idleMs: 200 },
    );

    const reader = (await ask(url)).body?.getReader();
    await reader?.read();

    await expect(reader?.read()).rejects.toThrow();
  });
});

describe('the end of the server', () => {
  test('lets open answers end and takes no more', async () => {
    const rest = Promise.withResolvers<void>();
    const { url, stop } = await openProxy(
      async (_, response) => {
        beginStream(response);
        response.write(chunkOf({ content: 'Hi' }));
        await rest.promise;
        response.end(chunkOf({ content: ' Sam' }));
      },
      { store, stopMs: 20_000 },
    );
    const reader = (await ask(url)).body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();

    const stopped = stop();
    await expect(ask(url)).rejects.toThrow('fetch failed');
    rest.resolve();
    const last = await reader?.read();
    await stopped;

    expect(last?.value).toBe(chunkOf({ content: ' Sam' }));
  });

  test('breaks off what goes on for longer than the limit', async () => {
    const { url, stop } = await openProxy(
      (_, response) => {
        beginStream(response);
        response.write(chunkOf({ content: 'Hi' }));
      },
      { store, stopMs: 50 },
    );
    const reader = (await ask(url)).body?.getReader();
    await reader?.read();

    await stop();

    await expect(reader?.read()).rejects.toThrow();
  });
});

test('a client that leaves while it sends its body leaves no fault in the log', async () => {
  const { url, stub, log } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });
  const asking = request(`${url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 1_000 },
  });
  asking.once('error', () => undefined);

  asking.write('{"messages":', () => setImmediate(() => asking.destroy()));

  await expect.poll(() => log.map(({ status, fault }) => ({ status, fault }))).toEqual([{ status: 499, fault: null }]);
  expect(stub.calls).toEqual([]);
});

test('a kept connection that the upstream has closed is no fault', async () => {
  const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });
  await (await ask(url, { stream: false })).json();

  stub.kill();
  const response = await ask(url, { stream: false });

  expect(response.status).toBe(200);
});
