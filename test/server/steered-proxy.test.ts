import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { beforeAll, expect, test } from 'vitest';
import { openDefaultVoices } from '../../src/adapters/background/index.ts';
import type { Store } from '../../src/ports/store.ts';
import { memoryStore, memoryVoices } from '../../src/testing/index.ts';
import { demoPerson } from '../support/demo-people.ts';
import { type OfflineClient, openOfflineClient } from '../support/offline-client.ts';
import { openProxy, workspacesOver } from '../support/proxy-setting.ts';
import { completionOf, sendJson } from '../support/upstream-stub.ts';

const model = 'openai:gpt-4o-mini';
const { folder, address } = demoPerson('june');

let store: Store;
let client: OfflineClient;
beforeAll(async () => {
  // The counts of another model's voice stand in: only its name matters here.
  const shipped = await openDefaultVoices({ folder: join(tmpdir(), 'hyperalign-no-voices') }).load(
    'local:qwen2.5-coder-1.5b',
  );
  store = memoryStore();
  client = openOfflineClient({ store, voices: memoryVoices(shipped === null ? [] : [{ ...shipped, model }]) });
  await client.learn({ person: 'june', paths: [folder], me: [address], register: 'email' });
});

const openSteered = () =>
  openProxy((_, response) => sendJson(response, completionOf('Hi')), {
    store,
    workspaces: { ...workspacesOver(store), client: () => client },
    steering: { mode: 'fingerprint', model, requested: 'gpt-4o-mini', tokenIds: encode },
  });

function ask(url: string, body: Readonly<Record<string, unknown>> = {}, person = 'june', path = 'chat/completions') {
  return fetch(`${url}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(person === '' ? {} : { 'x-hyperalign-person': person }) },
    body: JSON.stringify({ model: 'gpt-4o-mini', messages: [{ role: 'user', content: 'Ask Sam.' }], ...body }),
  });
}

test('the upstream gets bounded biases of single tokens, the same bytes for a profile version', async () => {
  const { url, stub } = await openSteered();

  const first = await ask(url);
  await ask(url);

  const [sent, again] = stub.calls.map(({ body }) => body);
  expect(sent).toBe(again);
  expect(first.headers.get('x-hyperalign-steering')).toBe('fingerprint');
  const { steering } = await client.guidance({ person: 'june', steer: { mode: 'fingerprint', model } });
  const single = (steering?.biases ?? []).flatMap(({ forms, bias }) =>
    forms.flatMap((form) => (encode(form).length === 1 ? [[String(encode(form)[0]), bias]] : [])),
  );
  const biases: Readonly<Record<string, number>> = JSON.parse(sent ?? '').logit_bias;
  expect(single.length).toBeGreaterThan(5);
  // Of two forms that are the same token the first holds.
  expect(biases).toEqual(Object.fromEntries(single.toReversed()));
  for (const bias of Object.values(biases)) expect(Math.abs(bias)).toBeLessThanOrEqual(2.5);
});

test('what the caller says of a token holds', async () => {
  const { url, stub } = await openSteered();
  await ask(url);
  const [token = ''] = Object.keys(JSON.parse(stub.calls[0]?.body ?? '').logit_bias);

  await ask(url, { logit_bias: { [token]: -100, 199000: 3 } });

  expect(JSON.parse(stub.calls[1]?.body ?? '').logit_bias).toMatchObject({ [token]: -100, 199000: 3 });
});

test.each([
  { name: 'without a person', body: {}, person: '', path: 'chat/completions' },
  { name: 'to another model', body: { model: 'gpt-4o' }, person: 'june', path: 'chat/completions' },
  { name: 'for JSON', body: { response_format: { type: 'json_object' } }, person: 'june', path: 'chat/completions' },
  { name: 'to the Responses API', body: { input: 'Hi' }, person: 'june', path: 'responses' },
])('a request $name is not steered', async ({ body, person, path }) => {
  const { url, stub } = await openSteered();

  const response = await ask(url, body, person, path);

  expect(JSON.parse(stub.calls[0]?.body ?? '')).not.toHaveProperty('logit_bias');
  expect(response.headers.get('x-hyperalign-steering')).toBeNull();
});
