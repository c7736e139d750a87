import { readFileSync } from 'node:fs';
import { get } from 'node:https';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { startCommand } from '../support/command-line.ts';
import { openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { completionOf, sendJson } from '../support/upstream-stub.ts';

const files = {
  cert: fileURLToPath(new URL('../fixtures/tls/test-only.cert.pem', import.meta.url)),
  key: fileURLToPath(new URL('../fixtures/tls/test-only.key.pem', import.meta.url)),
};
const tls = { cert: readFileSync(files.cert, 'utf8'), key: readFileSync(files.key, 'utf8') };

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const answer = (_: unknown, response: Parameters<typeof sendJson>[0]) => sendJson(response, completionOf('Hi'));

/** Status of `/healthz`, asked by a client that trusts nothing but the certificates it is given. */
function healthOf(origin: string, ca: string | readonly string[]): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(`${origin}/healthz`, { ca: [ca].flat(), agent: false }, (incoming) => {
      incoming.resume().once('end', () => resolve(incoming.statusCode));
    }).on('error', reject);
  });
}

/** What a connection without TLS is told, once it is over. */
function plainly(origin: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect({ host: '127.0.0.1', port: Number(new URL(origin).port) }, () => {
      if (text !== '') socket.write(text);
    });
    onTestFinished(() => void socket.destroy());
    socket
      .on('error', () => undefined)
      .on('data', (piece: Buffer) => {
        said += piece.toString('latin1');
      });
    socket.once('close', () => resolve(said));
  });
}

test('a server with a certificate speaks HTTPS with clients that trust it, and nothing with others', async () => {
  const { origin } = await openProxy(answer, { store, tls });

  const trusting = await healthOf(origin, tls.cert);
  const doubting = await healthOf(origin, []).catch((error: unknown) => error);
  const plain = await plainly(origin, 'GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer key\r\n\r\n');

  expect(origin).toMatch(/^https:\/\/127\.0\.0\.1:/);
  expect(trusting).toBe(200);
  expect(doubting).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  expect(plain).not.toContain('200');
});

test('a connection that never agrees on TLS is closed after its time', async () => {
  const { origin } = await openProxy(answer, { store, tls, limits: { headMs: 300 } });

  const said = await plainly(origin, '');

  expect(said).not.toContain('HTTP');
  expect(await healthOf(origin, tls.cert)).toBe(200);
});

test('a certificate that cannot be used is refused before anything listens', async () => {
  const starting = openProxy(answer, { store, tls: { cert: 'none', key: tls.key } });

  await expect(starting).rejects.toMatchObject({
    code: 'invalid_input',
    message: expect.stringContaining('The certificate and its key cannot be used'),
  });
});

test('serve takes certificate and key from files and says that it speaks HTTPS', async () => {
  const options = ['--port', '0', '--upstream', 'http://127.0.0.1:9/v1'];
  const command = startCommand([
    ...['--home', temporaryFolder(), 'serve', ...options],
    ...['--tls-cert', files.cert, '--tls-key', files.key],
  ]);
  const [, url = ''] = /^Listening on (https:\S+): /.exec(await command.line()) ?? [];

  const health = await healthOf(url, tls.cert);
  command.interrupt('SIGTERM');

  expect(health).toBe(200);
  expect((await command.ended).code).toBe(0);
});
