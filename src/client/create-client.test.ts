import { describe, expect, onTestFinished, test } from 'vitest';
import { operationsOf } from '../../test/support/api-document.ts';
import { openApi } from '../../test/support/api-setting.ts';
import { lettersOfAda } from '../../test/support/learned-person.ts';
import { scriptedModel } from '../testing/index.ts';
import { ApiError } from './api-error.ts';
import { type Client, createClient } from './create-client.ts';

const baseUrl = 'http://localhost';
const said = 'Hey Sam!\n\nCould we talk on Monday?\n\nCheers,\nAda';

/** A client whose requests reach the API without a socket. */
async function open({ replies = [] as readonly string[] } = {}) {
  const api = await openApi({ model: scriptedModel(replies) });
  const asked: { readonly method: string; readonly path: string }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const path = String(url).replace(`${baseUrl}/api/v1`, '');
    const method = init?.method ?? 'GET';
    asked.push({ method, path: path.split('?')[0] ?? '' });
    // What the client sends is what a request of the setting takes.
    return api.ask(path, { method, raw: init?.body as string, headers: init?.headers as Record<string, string> });
  };
  const client = createClient({ baseUrl: `${baseUrl}/`, fetch, pause: async () => undefined });
  const { jobs } = api.clientOf('default');
  onTestFinished(() => jobs.stop());
  return { api, client, asked, jobs };
}

async function learned(setting: Awaited<ReturnType<typeof open>>): Promise<void> {
  const job = await setting.client.person('ada').learn({ texts: lettersOfAda, register: 'email', useModel: false });
  setting.jobs.start();
  await job.wait();
}

/** A server that answers by a script, and what was asked of it. */
function scripted(...answers: readonly (Response | Error)[]) {
  const asked: Request[] = [];
  const pauses: number[] = [];
  const client = createClient({
    ...{ baseUrl, key: 'secret' },
    fetch: async (url, init) => {
      const answer = answers[asked.length];
      asked.push(new Request(String(url), init));
      if (answer instanceof Response) return answer;
      throw answer;
    },
    pause: async (milliseconds) => void pauses.push(milliseconds),
  });
  return { client, asked, pauses };
}

const problem = (status: number, code: string, headers: Readonly<Record<string, string>> = {}) =>
  Response.json({ type: 'about:blank', title: 'x', status, code, detail: 'Why.', instance: 'r1' }, { status, headers });

test('client and document name the same operations', async () => {
  const { api, client, asked } = await open();
  const ada = client.person('ada');
  const { profile } = ada;
  const job = (await ada.learn({ texts: ['Hello there.'] })).job.id;
  const handle = await client.job(job);
  const exported = { profile: { person: 'ada' } } as never;
  const body = { text: 'x' };
  const choice = { task: 'a', left: 'b', right: 'c', chosen: 'left' } as const;
  const every: readonly (() => Promise<unknown>)[] = [
    ...[() => client.me(), () => client.usage(), () => client.document(), () => client.people(), () => client.jobs()],
    ...[() => client.write({ task: 'x' }), () => ada.show(), () => ada.estimateLearning({ texts: ['x'] })],
    ...[
      () => ada.write({ task: 'x' }),
      () => ada.writeStream({ task: 'x' }),
      () => ada.guidance(),
      () => ada.verify(body),
    ],
    ...[
      () => ada.assess(body),
      () => ada.edit({ draft: 'a', final: 'b' }),
      () => ada.compare(choice),
      () => ada.comparisons(),
      () => ada.proposePair({ task: 'x' }),
    ],
    ...[
      () => profile.show(),
      () => profile.history(),
      () => profile.diff(),
      () => profile.decide('h_000000000001', 'pinned'),
    ],
    ...[
      () => profile.edit('h_000000000001', 'Asks one question at the end'),
      () => profile.setAttributes({ role: 'x' }),
    ],
    ...[() => profile.rollback(1), () => profile.samples(), () => profile.removeSample('s_0000000000000000')],
    ...[() => profile.export(), () => profile.exportMarkdown(), () => profile.import(exported), () => handle.cancel()],
    ...[() => handle.wait(), () => ada.forget()],
  ];
  for (const call of every) await call().catch((error) => expect(error).toBeInstanceOf(ApiError));

  const named = asked.map(({ method, path }) => `${method} ${templateOf(path, job)}`);
  const operations = operationsOf(api.document).map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);

  expect([...new Set(named)].toSorted()).toEqual(operations.toSorted());
});

function templateOf(path: string, job: string): string {
  return path
    .replace('/people/ada', '/people/{person}')
    .replace(/h_\d+/, '{hypothesis}')
    .replace(/s_\d+/, '{sample}')
    .replace(job, '{job}');
}

describe('a client', () => {
  test('learns, watches, reads, writes in pieces and forgets', async () => {
    const setting = await open({ replies: [said, said] });
    const { client, jobs } = setting;
    const ada = client.person('ada');

    const handle = await ada.learn({ texts: lettersOfAda, register: 'email', useModel: false });
    jobs.start();
    const states: string[] = [];
    for await (const { state, progress } of handle.events()) if (progress === null) states.push(state);
    const done = await handle.wait();
    const { etag, body: profile } = await ada.profile.show();
    const stream = await ada.writeStream({ task: 'Ask Sam to call.' });
    const pieces: string[] = [];
    for await (const piece of stream) pieces.push(piece);
    const written = await stream.result();
    const changed = await ada.profile.setAttributes({ role: 'baker' }, { ifMatch: etag });
    const late = await ada.profile.setAttributes({ role: 'cook' }, { ifMatch: etag }).catch((error) => error);
    const forgotten = await ada.forget();

    expect(states).toEqual(['queued', 'running', 'done']);
    expect(done.result?.profile?.version).toBe(profile.version);
    expect(pieces.join('')).toBe(said);
    expect(written.text).toBe(said);
    expect(changed.body.attributes.role).toBe('baker');
    expect(late).toMatchObject({ code: 'conflict', status: 412, requestId: 'request-of-test' });
    expect(forgotten).toMatchObject({ samples: 6, profileVersions: 2 });
  });

  test('hands files over in a form', async () => {
    const setting = await open();
    const files = lettersOfAda.map((letter, at) => new File([letter], `${at}.txt`));

    const estimate = await setting.client.person('ada').estimateLearning({ files, register: 'email', useModel: false });
    const refused = await setting.client
      .person('ada')
      .estimateLearning({ files: [], register: 'email' })
      .catch((error) => error);

    expect(estimate.samples.kept).toBe(6);
    expect(refused).toMatchObject({ code: 'invalid_input', errors: [{ field: 'body.files' }] });
  });

  test('encodes ids of any script', async () => {
    const { client, asked } = scripted(Response.json({}));

    await client.person('änna+愛').show();

    expect(asked.map(({ url }) => url)).toEqual(['http://localhost/api/v1/people/%C3%A4nna%2B%E6%84%9B']);
    expect(asked[0]?.headers.get('authorization')).toBe('Bearer secret');
  });

  test('tells a stream that breaks off from one that ended', async () => {
    const broken = new Response('event: text\ndata: {"text":"Hey"}\n\nevent: res');
    const { client } = scripted(broken);

    const stream = await client.person('ada').writeStream({ task: 'x' });

    await expect(stream.result()).rejects.toMatchObject({ code: 'unreachable' });
  });

  test('takes up the events of a job after the last one that it read', async () => {
    const event = (number: number, state: string) =>
      `id: ${number}\nevent: state\ndata: ${JSON.stringify({ number, at: 'x', state, progress: null })}\n\n`;
    const job = Response.json({ id: 'j', state: 'queued', result: null });
    const { client, asked } = scripted(job, new Response(event(1, 'queued')), new Response(event(2, 'done')));

    const numbers: number[] = [];
    for await (const { number } of (await client.job('j')).events()) numbers.push(number);

    expect(numbers).toEqual([1, 2]);
    expect(asked.map(({ headers }) => headers.get('last-event-id'))).toEqual([null, '0', '1']);
  });
});

describe('a request that may be repeated', () => {
  const calls: readonly {
    readonly name: string;
    readonly tries: number;
    readonly call: (client: Client) => Promise<unknown>;
  }[] = [
    { name: 'reading', tries: 3, call: (client) => client.people() },
    { name: 'forgetting', tries: 3, call: (client) => client.person('ada').forget() },
    { name: 'writing', tries: 1, call: (client) => client.person('ada').write({ task: 'x' }) },
    {
      name: 'writing with a key',
      tries: 3,
      call: (client) => client.person('ada').write({ task: 'x' }, { idempotencyKey: 'k' }),
    },
    {
      name: 'a change for one version',
      tries: 1,
      call: (client) => client.person('ada').profile.decide('h_000000000001', 'pinned', { ifMatch: '"1.x"' }),
    },
  ];

  test.each(calls)('$name is tried $tries times while the server is not ready', async ({ tries, call }) => {
    const { client, asked, pauses } = scripted(
      problem(503, 'store_unavailable'),
      new TypeError('refused'),
      problem(429, 'x'),
    );

    const error = await call(client).catch((thrown) => thrown);

    expect(error).toBeInstanceOf(ApiError);
    expect(asked).toHaveLength(tries);
    expect(pauses).toEqual(tries === 1 ? [] : [250, 500]);
  });

  test('succeeds when the server is ready again', async () => {
    const { client } = scripted(problem(503, 'store_unavailable'), Response.json({ people: [], next: null }));

    expect(await client.people()).toEqual({ people: [], next: null });
  });

  test.each([
    { asked: '10', pauses: [10_000] },
    { asked: '0', pauses: [250] },
    { asked: 'Thu, 08 May 2025 12:00:00 GMT', pauses: [250] },
  ])('waits as long as the server asks (Retry-After: $asked), and no shorter than usual', async ({ asked, pauses }) => {
    const busy = problem(429, 'rate_limited', { 'retry-after': asked });
    const setting = scripted(busy, Response.json({ people: [], next: null }));

    await setting.client.people();

    expect(setting.pauses).toEqual(pauses);
  });

  test('is given up at once when the server asks to wait longer than ten seconds', async () => {
    const { client, asked, pauses } = scripted(problem(429, 'rate_limited', { 'retry-after': '11' }));

    await expect(client.people()).rejects.toMatchObject({ code: 'rate_limited', status: 429 });

    expect([asked.length, pauses]).toEqual([1, []]);
  });

  test('beyond those of a minute is tried again, whatever it asks for: nothing of it was begun', async () => {
    const busy = problem(429, 'rate_limit_exceeded', { 'retry-after': '3' });
    const { client, pauses } = scripted(busy, Response.json({ text: 'Hey Sam!' }));

    expect(await client.person('ada').write({ task: 'x' })).toEqual({ text: 'Hey Sam!' });
    expect(pauses).toEqual([3000]);
  });

  test.each([
    { code: 'rate_limit_exceeded', limit: 'requestsPerMinute', after: '11', retryAfterMs: 11_000 },
    { code: 'budget_spent', limit: 'tokensPerDay', after: '43200', retryAfterMs: 43_200_000 },
    { code: 'budget_spent', limit: 'tokensPerDay', after: '3', retryAfterMs: 3000 },
    { code: 'person_not_found', limit: null, after: undefined, retryAfterMs: null },
  ])('refused with $code for $after s names the limit and the time', async ({ code, limit, after, retryAfterMs }) => {
    const { client, asked } = scripted(problem(429, code, after === undefined ? {} : { 'retry-after': after }));

    const error = await client
      .person('ada')
      .write({ task: 'x' })
      .catch((thrown) => thrown);

    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code, status: 429, limit, retryAfterMs });
    expect(asked).toHaveLength(1);
  });

  test('that broke off while the server goes on with it gets its answer in the end', async () => {
    const underWay = problem(409, 'request_under_way', { 'retry-after': '1' });
    const { client, pauses } = scripted(new TypeError('broken'), underWay, Response.json({ text: 'Hey Sam!' }));

    const written = await client.person('ada').write({ task: 'x' }, { idempotencyKey: 'k' });

    expect(written).toEqual({ text: 'Hey Sam!' });
    expect(pauses).toEqual([250, 1000]);
  });

  test('is not tried again when it was refused for good, or when the caller has gone', async () => {
    const refused = scripted(problem(404, 'person_not_found'));
    const gone = scripted(new DOMException('gone', 'AbortError'));
    const signal = AbortSignal.abort(new Error('changed my mind'));

    const error = await refused.client
      .person('ada')
      .show()
      .catch((thrown) => thrown);
    const left = await gone.client.people({ signal }).catch((thrown) => thrown);

    expect(error).toMatchObject({ code: 'person_not_found', status: 404, requestId: 'r1', message: 'Why.' });
    expect(left).toMatchObject({ message: 'changed my mind' });
    expect([refused.asked.length, gone.asked.length]).toEqual([1, 1]);
  });

  test('what is no answer of this API is told as such', async () => {
    const { client } = scripted(new Response('<html>', { status: 404 }));

    await expect(client.me()).rejects.toMatchObject({ code: 'unreadable_answer', status: 404 });
  });
});

test('a learned person is there for a client of the same server', async () => {
  const setting = await open();

  await learned(setting);

  expect(await setting.client.people()).toMatchObject({ people: [{ person: 'ada' }], next: null });
});
