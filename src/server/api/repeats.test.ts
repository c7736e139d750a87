import { expect, test } from 'vitest';
import { type ApiSetting, openApi } from '../../../test/support/api-setting.ts';
import { learnAda, lettersOfAda } from '../../../test/support/learned-person.ts';
import { fixedClock, memoryStore, scriptedModel } from '../../testing/index.ts';

const choice = { task: 'Ask Sam.', left: 'Hey Sam!', right: 'Dear Sam,', chosen: 'left' };
const asked = { method: 'POST', body: choice, headers: { 'idempotency-key': 'k-1' } };
const path = '/people/ada/comparisons';

test('the same request with the same key is done once and answered the same', async () => {
  const api = await openApi();

  const first = await api.ask(path, asked);
  const second = await api.ask(path, asked);

  expect(await second.text()).toBe(await first.text());
  expect([first.status, second.status]).toEqual([200, 200]);
  expect(second.headers.get('idempotency-replayed')).toBe('true');
  expect(await api.json(200, path)).toMatchObject({ comparisons: { length: 1 } });
});

test('another request with the same key is refused', async () => {
  const api = await openApi();
  await api.ask(path, asked);

  const refused = await api.json(422, path, { ...asked, body: { ...choice, chosen: 'right' } });
  const elsewhere = await api.json(422, '/people/bo/comparisons', asked);

  expect([refused, elsewhere]).toMatchObject([{ code: 'key_reused' }, { code: 'key_reused' }]);
});

test('the same key of another principal is another key', async () => {
  const api = await openApi();

  const first = await api.ask(path, { ...asked, as: { keyId: 'a' } });
  const second = await api.ask(path, { ...asked, as: { keyId: 'b' } });
  const third = await api.ask(path, { ...asked, as: { workspace: 'elsewhere', keyId: 'a' } });

  for (const { headers } of [first, second, third]) expect(headers.get('idempotency-replayed')).toBeNull();
});

test('of two at once one is done, and the other told to wait', async () => {
  const store = memoryStore();
  const model = scriptedModel(['Hello Sam.', 'Hello again.']);
  const api = await openApi({ store, model });
  const write = { method: 'POST', body: { task: 'Greet Sam.' }, headers: { 'idempotency-key': 'k-2' } };

  const both = await Promise.all([api.ask('/write', write), api.ask('/write', write)]);
  const later = await api.ask('/write', write);

  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.headers.get('retry-after')).toBe('1');
  expect(await later.json()).toMatchObject({ text: 'Hello Sam.' });
  expect(model.calls).toHaveLength(1);
});

test('what was refused or failed can be asked again with its key', async () => {
  const model = scriptedModel([{ fail: new Error('down') }, 'Hello Sam.']);
  const api = await openApi({ model });
  const write = { method: 'POST', body: { task: 'Greet Sam.' }, headers: { 'idempotency-key': 'k-3' } };

  const failed = await api.ask('/write', write);
  const done = await api.ask('/write', write);

  expect([failed.status, done.status]).toEqual([503, 200]);
});

test('an answer is not told again once its person is forgotten, nor by a process that does not have it', async () => {
  const api = await openApi();
  await api.ask(path, asked);
  await api.ask('/people/bo/comparisons', { ...asked, headers: { 'idempotency-key': 'k-4' } });
  const restarted = await openApi({ store: api.store });
  await restarted.ask('/people/ada', { method: 'DELETE' });

  const forgotten = await api.json(410, path, asked);
  const unkept = await restarted.json(409, '/people/bo/comparisons', {
    ...asked,
    headers: { 'idempotency-key': 'k-4' },
  });

  expect(forgotten).toMatchObject({ code: 'person_forgotten' });
  expect(unkept).toMatchObject({ code: 'answer_not_kept' });
});

test.each([
  { name: 'a person is forgotten', remove: async () => '/people/ada' },
  { name: 'a sample is removed', remove: firstSample },
])('an answer that is given while $name is not told again', async ({ remove }) => {
  const store = memoryStore();
  let happens = async (): Promise<unknown> => null;
  const api = await openApi({
    store: {
      ...store,
      forget: (...asked) => store.forget(...asked).finally(() => happens()),
      profiles: { ...store.profiles, append: (...asked) => store.profiles.append(...asked).finally(() => happens()) },
    },
  });
  await learnAda(api.clientOf('default'));
  const removed = await remove(api);
  happens = () => api.json(200, '/people/bo/comparisons', asked);

  await api.json(200, removed, { method: 'DELETE' });

  expect(await api.json(409, '/people/bo/comparisons', asked)).toMatchObject({ code: 'answer_not_kept' });
});

async function firstSample({ clientOf }: ApiSetting): Promise<string> {
  const [sample] = await clientOf('default').profile('ada').samples();
  return `/people/ada/samples/${sample?.id}`;
}

test('what was done is noted for a day, and then no longer', async () => {
  const clock = fixedClock();
  const api = await openApi({ clock });
  await api.ask(path, asked);
  clock.advance(24 * 60 * 60 * 1000 + 1);

  await api.ask(path, { ...asked, headers: { 'idempotency-key': 'k-8' } });

  // Only the record of the second request is left.
  expect(await api.store.idempotency.expire('default', '9999')).toBe(1);
});

test('texts handed over twice with one key make one job, also at once and in another process', async () => {
  const api = await openApi();
  const other = await openApi({ store: api.store });
  const learn = { method: 'POST', body: { texts: lettersOfAda }, headers: { 'idempotency-key': 'k-5' } };

  const jobs = await Promise.all([
    api.json(202, '/people/ada/learn', learn),
    api.json(202, '/people/ada/learn', learn),
    other.json(202, '/people/ada/learn', learn),
  ]);
  const refused = await api.json(409, '/people/ada/learn', { ...learn, body: { texts: ['Another text.'] } });

  expect(new Set(jobs.map((job) => (job as { readonly id: string }).id)).size).toBe(1);
  expect(refused).toMatchObject({ code: 'conflict' });
});

test('an edit that is sent twice counts once', async () => {
  const api = await openApi();
  await learnAda(api.clientOf('default'));
  const body = {
    draft: 'Dear Sam, I would like to talk on Monday.',
    final: 'Hey Sam! Can we talk on Monday?',
    useModel: false,
  };
  const edit = { method: 'POST', body, headers: { 'idempotency-key': 'k-6' } };

  const first = await api.json(200, '/people/ada/edits', edit);
  const second = await api.json(200, '/people/ada/edits', edit);

  expect(second).toEqual(first);
  expect(first).toMatchObject({ outcome: 'learned', edits: 1 });
});

test.each([
  { name: 'with spaces', headers: { 'idempotency-key': 'a b' }, field: 'header.idempotency-key' },
  { name: 'that is too long', headers: { 'idempotency-key': 'x'.repeat(256) }, field: 'header.idempotency-key' },
])('a key $name is refused', async ({ headers, field }) => {
  const api = await openApi();

  expect(await api.json(400, path, { ...asked, headers })).toMatchObject({ errors: [{ field }] });
});

test('a stream of events cannot be repeated', async () => {
  const api = await openApi({ model: scriptedModel(['Hello.']) });
  const headers = { 'idempotency-key': 'k-7', accept: 'text/event-stream' };

  expect(await api.json(400, '/write', { method: 'POST', body: { task: 'Greet Sam.' }, headers })).toMatchObject({
    code: 'invalid_input',
  });
});
