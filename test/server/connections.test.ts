import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import type { ConnectionLimits } from '../../src/server/index.ts';
import { accessByKeys, openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { completionOf, sendJson } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

function openWith(limits: Partial<ConnectionLimits>) {
  const access = accessByKeys({ workspace: {} });
  return openProxy((_, response) => sendJson(response, completionOf('Hi')), { store, access, limits });
}

interface Raw {
  readonly socket: Socket;
  /** Resolves with what the server has said when the connection is over, in whatever way. */
  readonly over: Promise<string>;
}

/** A connection that says what it is told to and no more. */
async function rawConnection(origin: string, text = ''): Promise<Raw> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(origin).port) });
  onTestFinished(() => void socket.destroy());
  let said = '';
  socket.setEncoding('latin1').on('data', (piece: string) => {
    said += piece;
  });
  socket.on('error', () => undefined);
  const over = new Promise<string>((resolve) => socket.once('close', () => resolve(said)));
  await new Promise((resolve) => socket.once('connect', resolve));
  if (text !== '') socket.write(text);
  return { socket, over };
}

const head = (lines: readonly string[]) => `${['GET /healthz HTTP/1.1', 'Host: 127.0.0.1', ...lines].join('\r\n')}\r\n`;

async function isServed(origin: string): Promise<boolean> {
  return fetch(`${origin}/healthz`, { headers: { connection: 'close' } }).then(
    ({ ok }) => ok,
    () => false,
  );
}

describe('connections without end', () => {
  test('forty heads that never end are closed after their time, and others are served meanwhile', async () => {
    const { origin, log } = await openWith({ headMs: 400 });
    const half = await Promise.all(Array.from({ length: 40 }, () => rawConnection(origin, head(['X-Slow: 1']))));

    const meanwhile = await isServed(origin);
    const answers = await Promise.all(half.map(({ over }) => over));

    expect(meanwhile).toBe(true);
    expect(answers.every((answer) => answer.startsWith('HTTP/1.1 408'))).toBe(true);
    // They never became requests.
    expect(log).toHaveLength(1);
  });

  test('a head that comes a line at a time is closed after its time all the same', async () => {
    const { origin } = await openWith({ headMs: 400 });
    const { socket, over } = await rawConnection(origin, head([]));
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 20);

    const answer = await over;
    clearInterval(drip);

    expect(answer).toMatch(/^HTTP\/1\.1 408/);
  });

  test('a connection that says nothing is closed after the same time', async () => {
    const { origin } = await openWith({ headMs: 400 });

    const answer = await (await rawConnection(origin)).over;

    expect(answer).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  test('a body that never ends is closed after its time, and is no fault of the server', async () => {
    const { origin, log, stub } = await openWith({ headMs: 300, requestMs: 400 });
    const lines = ['Host: 127.0.0.1', 'Authorization: Bearer workspace', 'Content-Type: application/json'];
    const request = ['POST /v1/chat/completions HTTP/1.1', ...lines, 'Content-Length: 1000', '', '{"messages":'];

    const answer = await (await rawConnection(origin, request.join('\r\n'))).over;

    expect(answer).toMatch(/^HTTP\/1\.1 4/);
    expect(log.filter(({ fault }) => fault !== null)).toEqual([]);
    expect(stub.calls).toEqual([]);
  });

  test('one more than may be open is closed unanswered, and takes the place of one that ends', async () => {
    const { origin } = await openWith({ connections: 3, headMs: 60_000 });
    const held = await Promise.all([1, 2, 3].map(() => rawConnection(origin, head([]))));

    const beyond = await (await rawConnection(origin, `${head([])}\r\n`)).over;
    held[0]?.socket.destroy();
    await held[0]?.over;

    expect(beyond).toBe('');
    await expect.poll(() => isServed(origin)).toBe(true);
  });

  // Other systems have to be told of a second loopback address.
  test.skipIf(process.platform !== 'linux')('one address cannot take the connections of all others', async () => {
    const { origin } = await openWith({ connections: 10, connectionsOfAddress: 2, headMs: 60_000 });
    await Promise.all([1, 2].map(() => rawConnection(origin, head([]))));

    const beyond = await (await rawConnection(origin, `${head([])}\r\n`)).over;
    const other = await new Promise<number | undefined>((resolve, reject) => {
      get(`${origin}/healthz`, { localAddress: '127.0.0.2' }, ({ statusCode }) => resolve(statusCode)).on(
        'error',
        reject,
      );
    });

    expect([beyond, other]).toEqual(['', 200]);
  });

  test('a connection carries so many requests', async () => {
    const { origin } = await openWith({ requestsOfConnection: 2 });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const ask = () =>
      new Promise<string | undefined>((resolve, reject) => {
        get(`${origin}/healthz`, { agent }, (answer) => {
          answer.resume().once('end', () => resolve(answer.headers.connection));
        }).on('error', reject);
      });

    const kept = [await ask(), await ask()];

    expect(kept).toEqual(['keep-alive', 'close']);
  });

  test('a connection waits for another request only so long', async () => {
    const { origin } = await openWith({ keepAliveMs: 100 });

    const said = await (await rawConnection(origin, `${head([])}\r\n`)).over;

    expect(said).toMatch(/^HTTP\/1\.1 200/);
  });
});
