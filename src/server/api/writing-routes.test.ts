import { beforeAll, describe, expect, test } from 'vitest';
import { eventFaults } from '../../../test/support/api-document.ts';
import { type ApiSetting, openApi } from '../../../test/support/api-setting.ts';
import { learnAda } from '../../../test/support/learned-person.ts';
import { memoryStore, type ScriptedReply, scriptedModel } from '../../testing/index.ts';

const store = memoryStore();
let learned: ApiSetting;
beforeAll(async () => {
  learned = await openApi({ store });
  await learnAda(learned.clientOf('default'));
}, 60_000);

const task = { task: 'Ask Sam to move our call to Monday.' };
const asked = { method: 'POST', body: task };
const events = { ...asked, headers: { accept: 'text/event-stream' } };
const said = 'Hey Sam!\n\nCould we talk on Monday?\n\nCheers,\nAda';

const withModel = (...replies: readonly ScriptedReply[]) => {
  const model = scriptedModel(replies);
  return { model, api: openApi({ store, model }) };
};

/** Name and data of each event. */
function eventsIn(text: string): readonly (readonly [string, unknown])[] {
  return text
    .split('\n\n')
    .filter((frame) => frame.includes('data: '))
    .map((frame) => [/event: (.*)/.exec(frame)?.[1] ?? '', JSON.parse(/data: (.*)/.exec(frame)?.[1] ?? 'null')]);
}

describe('writing', () => {
  test('answers with the text and what can be said of it', async () => {
    const { api } = withModel(said);

    const result = await (await api).json(200, '/people/ada/write', asked);

    expect(result).toMatchObject({ person: 'ada', text: said, profileVersion: 1, model: 'scripted:model' });
  });

  test('hands on pieces where events are asked for, and then the whole result', async () => {
    const { api } = withModel(said);

    const answer = await (await api).ask('/people/ada/write', events);
    const told = await answer.text();
    const happened = eventsIn(told);

    expect(eventFaults((await api).document, 'writeText', told)).toEqual([]);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const pieces = happened.filter(([name]) => name === 'text').map(([, data]) => (data as { text: string }).text);
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(said);
    expect(happened.at(-1)).toMatchObject(['result', { text: said }]);
  });

  test('that fails before the first piece is a problem, and after it an event', async () => {
    const broken = new Error('words of a provider');
    const before = withModel({ fail: broken });
    const after = withModel({ fail: broken, text: 'Hey Sam' });

    const problem = await (await before.api).json(503, '/people/ada/write', events);
    const happened = eventsIn(await (await (await after.api).ask('/people/ada/write', events)).text());

    expect(problem).toMatchObject({ code: 'model_unavailable' });
    expect(happened.at(0)?.[0]).toBe('text');
    expect(happened.at(-1)).toEqual(['error', expect.objectContaining({ status: 503, code: 'model_unavailable' })]);
    expect(JSON.stringify([problem, happened])).not.toContain('words of a provider');
  });

  test('stops the model when the reader of events goes', async () => {
    const reply = Promise.withResolvers<void>();
    const model = scriptedModel([said]);
    const waiting = {
      ...model,
      model: {
        ...model.model,
        doStream: async (options: Parameters<typeof model.model.doStream>[0]) => {
          options.abortSignal?.addEventListener('abort', () => reply.resolve());
          const { stream, ...rest } = await model.model.doStream(options);
          // Nothing ends this stream but the signal.
          const slow = stream.pipeThrough(new TransformStream({ flush: () => reply.promise }));
          return { ...rest, stream: slow };
        },
      },
    };
    const api = await openApi({ store, model: waiting });

    const answer = await api.ask('/people/ada/write', events);
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();

    await expect(reply.promise).resolves.toBeUndefined();
  });

  test('stops the model when a caller who waits for JSON goes', async () => {
    const { api } = withModel({ hang: true });
    const gone = new AbortController();

    const answering = (await api).ask('/people/ada/write', { ...asked, signal: gone.signal }).catch(() => 'gone');
    gone.abort();

    expect(await answering).toBeDefined();
  });

  test('for nobody takes no profile', async () => {
    const { api } = withModel('Hello Sam, can we talk on Monday?');

    const result = await (await api).json(200, '/write', asked);
    const refused = await (await api).json(400, '/write', { ...asked, body: { ...task, profileVersion: 1 } });

    expect(result).toMatchObject({ profileVersion: null, compliance: [] });
    expect(refused).toMatchObject({ errors: [{ field: 'body.profileVersion' }] });
  });

  test('without a model says that the server has none', async () => {
    const api = await openApi({ store });

    expect(await api.json(503, '/people/ada/write', asked)).toMatchObject({ code: 'model_not_configured' });
  });
});

describe('guidance', () => {
  test('is the same bytes each time, so that it is sent once', async () => {
    const first = await learned.ask('/people/ada/guidance?register=email');
    const tag = first.headers.get('etag') ?? '';

    const again = await learned.ask('/people/ada/guidance?register=email', { headers: { 'if-none-match': tag } });
    const other = await learned.ask('/people/ada/guidance?delivery=samples', { headers: { 'if-none-match': tag } });

    expect(await first.json()).toMatchObject({ person: 'ada', profileVersion: 1, delivery: 'both' });
    expect([again.status, other.status]).toEqual([304, 200]);
  });
});

describe('checking', () => {
  const body = { text: `${said} `.repeat(3) };

  test('says whether a text is consistent with the person, and which hypotheses it follows', async () => {
    const verdict = await learned.json(200, '/people/ada/verify', { method: 'POST', body });
    const assessment = await learned.json(200, '/people/ada/assess', { method: 'POST', body });

    expect(verdict).toMatchObject({ person: 'ada', profileVersion: 1 });
    expect(assessment).toEqual({
      person: 'ada',
      compliance: [...(await learned.clientOf('default').assess({ person: 'ada', ...body }))],
    });
  });

  test('of nobody, or of no text, is refused', async () => {
    expect(await learned.json(404, '/people/zoe/verify', { method: 'POST', body })).toMatchObject({
      code: 'person_not_found',
    });
    expect(await learned.json(400, '/people/ada/assess', { method: 'POST', body: { text: '' } })).toMatchObject({
      errors: [{ field: 'body.text' }],
    });
  });
});

describe('exchange', () => {
  test('a profile goes out without samples unless they are asked for, and comes in as another person', async () => {
    const record: unknown[] = [];
    const api = await openApi({ store, record: async (by, action) => record.push([by.workspace, action]) });

    const bare = await api.json(200, '/people/ada/export');
    const whole = await api.json(200, '/people/ada/export?samples=with');
    const page = await api.ask('/people/ada/export/markdown');
    const came = await api.json(200, '/people/eve/import', { method: 'POST', body: whole });

    expect(bare).not.toHaveProperty('samples');
    expect(whole).toMatchObject({ samples: { length: 6 } });
    expect([page.headers.get('content-type'), (await page.text()).slice(0, 19)]).toEqual([
      'text/markdown; charset=utf-8',
      '# How ada writes\n\n-',
    ]);
    expect(came).toMatchObject({ person: 'eve', version: 1, reason: 'import' });
    expect(record).toEqual([
      ['default', { action: 'profile.export', person: 'ada', details: { version: 1, samples: 0 } }],
      ['default', { action: 'profile.export', person: 'ada', details: { version: 1, samples: 6 } }],
      ['default', { action: 'profile.export', person: 'ada' }],
      ['default', { action: 'profile.import', person: 'eve', details: { version: 1 } }],
    ]);
  });

  test('a profile whose counts could not be read back exactly is refused', async () => {
    const whole = (await learned.json(200, '/people/ada/export')) as { readonly profile: object };
    const sampleCount = { inference: Number.MAX_SAFE_INTEGER, trial: 2 };
    const body = { ...whole, profile: { ...whole.profile, sampleCount } };

    const refused = await learned.json(400, '/people/eve/import', { method: 'POST', body });

    expect(refused).toMatchObject({ errors: [{ field: 'body.profile.sampleCount.inference' }] });
  });

  test('what is no profile is refused', async () => {
    const refused = await learned.json(400, '/people/eve/import', { method: 'POST', body: { format: 'other' } });

    expect(refused).toMatchObject({ code: 'invalid_input', errors: expect.arrayContaining([expect.anything()]) });
  });
});
