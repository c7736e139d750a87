import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { fixedClock } from '../../src/testing/index.ts';
import { accessByKeys, openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { completionOf, sendJson } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const access = accessByKeys({ ofJune: { person: 'june', scopes: ['write', 'read', 'learn'] } });

async function opened(options: Partial<Parameters<typeof openProxy>[1]> = {}) {
  const api = { idempotency: store.idempotency, clock: fixedClock(), record: async () => undefined };
  return openProxy((_, response) => sendJson(response, completionOf('Hi')), { store, api, ...options });
}

describe('the page for choosing between two texts', () => {
  test('comes with the headers that keep others out of it', async () => {
    const { origin } = await opened();

    const { status, headers } = await fetch(`${origin}/choices?person=june`);

    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/html; charset=UTF-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-\S+'; script-src /);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('is the same for everybody and names nobody, while the API stays closed without a key', async () => {
    const { origin, log } = await opened({ access });

    const pages = await Promise.all(
      [{}, { authorization: 'Bearer ofJune' }, { authorization: 'Bearer made-up' }].map((headers) =>
        fetch(`${origin}/choices`, { headers }).then((answer) => answer.text()),
      ),
    );
    const api = ['/people', '/me', '/people/june', '/people/june/comparisons'].map((path) => `${origin}/api/v1${path}`);
    const closed = await Promise.all(api.map(async (address) => (await fetch(address)).status));

    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).not.toContain('june');
    expect(closed).toEqual([401, 401, 401, 401]);
    expect(log[0]).toMatchObject({ route: '/choices', status: 200, workspace: null });
  });

  test('does not widen whom the key of one person reaches', async () => {
    const { origin } = await opened({ access });
    const headers = { authorization: 'Bearer ofJune' };
    const ask = async (path: string) => (await fetch(`${origin}/api/v1${path}`, { headers })).status;

    expect([await ask('/people/june/comparisons'), await ask('/people/bo/comparisons')]).toEqual([200, 403]);
  });

  test.each([
    { name: 'for a foreign page', path: '/choices', headers: { origin: 'https://evil.example.com' }, status: 403 },
    { name: 'by another method', path: '/choices', method: 'POST', status: 404 },
  ])('is not there $name', async ({ path, status, ...init }) => {
    const { origin } = await opened();

    expect((await fetch(`${origin}${path}`, init)).status).toBe(status);
  });

  test('is not there where there is no API to ask', async () => {
    const { origin } = await openProxy((_, response) => sendJson(response, completionOf('Hi')), { store });

    expect((await fetch(`${origin}/choices`)).status).toBe(404);
  });

  test('says where its choices were made, which nothing else over HTTP can say of the command line', async () => {
    const { origin } = await opened();
    const choice = { task: 'Say when the tyres come.', left: 'On Monday.', right: 'Monday!', chosen: 'right' };
    const send = async (source: string) => {
      const body = JSON.stringify({ ...choice, source });
      const headers = { 'content-type': 'application/json' };
      return fetch(`${origin}/api/v1/people/june/comparisons`, { method: 'POST', headers, body });
    };

    const [page, commandLine] = [await send('page'), await send('cli')];

    expect(await page.json()).toMatchObject({ outcome: 'kept', comparison: { chosen: 'right', source: 'page' } });
    expect(commandLine.status).toBe(400);
  });
});
