import { describe, expect, test } from 'vitest';
import { learnResultSchema } from '../../src/contracts/learn-result.ts';
import { writeResultSchema } from '../../src/contracts/write-result.ts';
import type { Hyperalign } from '../../src/hyperalign.ts';
import { createMcpHandler } from '../../src/mcp.ts';
import { memoryStore, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { june, saidAsJune } from '../support/june.ts';
import { longText } from '../support/long-text.ts';
import { connectTo, eras, everything, openMcpSession, textOf } from '../support/mcp-session.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const texts = [0, 1, 2, 3, 4].map((place) => longText(place, 40));
const learning = { name: 'learn_from_text', arguments: { person: 'ada', texts, register: 'email' } };
const writing = { name: 'write_as', arguments: { person: 'june', task: 'Ask Sam to call.' } };

/** A model that answers by the script, and says when it is asked. */
function heardModel(reply: ScriptedReply) {
  const asked = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const model = scriptedModel(
    ({ options }) => {
      options.abortSignal?.addEventListener('abort', () => stopped.resolve());
      asked.resolve();
      return reply;
    },
    { size: 'large' },
  );
  return { model, asked: asked.promise, stopped: stopped.promise };
}

async function withJune(model: ReturnType<typeof scriptedModel>): Promise<Hyperalign> {
  const engine = openOfflineClient({ store: memoryStore(), model });
  await engine.learn({ person: 'june', paths: [june.folder], me: [june.address], register: 'email', useModel: false });
  return engine;
}

describe.each(eras)('a call over the %s protocol', (era) => {
  test('tells how far it is, where that was asked for', async () => {
    const { client } = await openMcpSession(openOfflineClient(), { era });
    const heard: { readonly progress: number; readonly message?: string | undefined }[] = [];

    const result = await client.callTool(learning, {
      onprogress: ({ progress, message }) => heard.push({ progress, message }),
    });

    expect(learnResultSchema.parse(result.structuredContent).samples.kept).toBe(5);
    expect(heard.map(({ progress }) => progress)).toEqual(heard.map((_, place) => place + 1));
    expect(heard.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Reading: 5 texts kept, 0 left out',
        'Counting habits in 5 texts',
        'Keeping the profile',
      ]),
    );
  });

  test('two clients at once each get their own answer', async () => {
    const engine = await withJune(
      scriptedModel(({ prompt }) => (prompt.includes('Tove') ? 'Hey Tove!' : saidAsJune), { size: 'large' }),
    );
    const handler = createMcpHandler({ openClient: () => engine });
    const [one, other] = await Promise.all([connectTo(handler, { era }), connectTo(handler, { era })]);

    const results = await Promise.all([
      ...[1, 2, 3].map(() => one.callTool(writing)),
      ...[1, 2, 3].map(() =>
        other.callTool({ name: 'write_as', arguments: { person: 'june', task: 'Ask Tove to call.' } }),
      ),
    ]);

    expect(results.map(({ structuredContent }) => writeResultSchema.parse(structuredContent).text)).toEqual([
      ...[saidAsJune, saidAsJune, saidAsJune],
      ...['Hey Tove!', 'Hey Tove!', 'Hey Tove!'],
    ]);
    await handler.close();
  });

  test('each principal is served from the client of its own workspace', async () => {
    const [mine, yours] = [openOfflineClient(), openOfflineClient({ workspace: 'other' })];
    await mine.learn({ person: 'ada', texts });
    const handler = createMcpHandler({ openClient: ({ workspace }) => (workspace === 'other' ? yours : mine) });
    const client = await connectTo(handler, { era, principal: { ...everything, workspace: 'other' } });

    const result = await client.callTool({ name: 'get_guidance', arguments: { person: 'ada' } });

    expect(textOf(result)).toMatch(/^person_not_found/);
    await handler.close();
  });

  test('a server that stops ends it, waits for it and answers nothing after', async () => {
    const { model, asked, stopped } = heardModel({ hang: true });
    const { client, handler } = await openMcpSession(await withJune(model), { era });
    const call = client.callTool(writing).then(
      (result) => textOf(result),
      (error: Error) => error.message,
    );
    await asked;

    await handler.close();

    await stopped;
    expect(await call).not.toContain(saidAsJune);
    expect((await handler.fetch(new Request('http://127.0.0.1/mcp'), everything)).status).toBe(503);
  });
});

test('a client that cancels ends the call, and nothing of it is kept', async () => {
  const { model, asked, stopped } = heardModel({ hang: true });
  const engine = openOfflineClient({ model });
  const { client } = await openMcpSession(engine);
  const cancel = new AbortController();
  const call = client.callTool(learning, { signal: cancel.signal });
  await asked;

  cancel.abort();

  await expect(call).rejects.toThrow();
  await stopped;
  expect(await engine.people()).toEqual([]);
});

test('a client that hangs up ends its call', async () => {
  const { model, asked, stopped } = heardModel({ hang: true });
  const { client } = await openMcpSession(await withJune(model), { era: 'legacy' });
  const call = client.callTool(writing);
  call.catch(() => undefined);
  await asked;

  await client.close();

  await stopped;
  await expect(call).rejects.toThrow();
});

test.each([
  { name: 'bytes that are no JSON', body: '{"jsonrpc":', status: 400 },
  { name: 'JSON that is no message', body: '{"a":1}', status: 400 },
  { name: 'more than four megabytes', body: JSON.stringify({ text: 'a'.repeat(5_000_000) }), status: 413 },
])('$name are refused', async ({ body, status }) => {
  const handler = createMcpHandler({ openClient: () => openOfflineClient() });
  const headers = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };

  const response = await handler.fetch(
    new Request('http://127.0.0.1/mcp', { method: 'POST', headers, body }),
    everything,
  );

  expect(response.status).toBe(status);
  expect(await response.text()).not.toMatch(/ at |node:/);
});
