import { APICallError } from '@ai-sdk/provider';
import { SpanKind } from '@opentelemetry/api';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHyperalign } from '../../src/compose.ts';
import type { Hyperalign } from '../../src/hyperalign.ts';
import type { ModelHandle } from '../../src/ports/model.ts';
import { memoryStore, type Script, scriptedModel } from '../../src/testing/index.ts';
import { lettersOfAda } from '../support/learned-person.ts';
import { learningReplies } from '../support/learning-replies.ts';
import { recordSpans } from '../support/recorded-spans.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const person = 'zuleika';
const workspace = 'quartz';
const task = 'Ask Sam to move our call from Thursday to Monday.';
const answer = 'Hey Sam! Could we move our call to Monday?';

/** A client as an application makes it, after its SDK was registered. */
async function clientWith(model: ModelHandle): Promise<Hyperalign> {
  const client = await createHyperalign({ home: temporaryFolder(), workspace, model, store: memoryStore() });
  onTestFinished(() => client.close());
  return client;
}

async function writerWith(script: Script): Promise<Hyperalign> {
  const client = await clientWith(scriptedModel(script));
  await client.learn({ person, texts: lettersOfAda, register: 'email', useModel: false });
  return client;
}

describe('spans', () => {
  test('of a writing: the use case, and in it the call of the model by the conventions', async () => {
    const spans = recordSpans();
    const client = await writerWith([answer]);

    const { usage } = await client.write({ person, task, seed: 7 });

    const [, call, write] = spans.ended();
    expect(write).toMatchObject({
      ...{ name: 'hyperalign write', kind: SpanKind.INTERNAL, parent: null, failed: false },
      facts: { 'hyperalign.run': 'write', 'hyperalign.calls': 1 },
    });
    expect(call).toMatchObject({
      ...{ name: 'chat scripted', kind: SpanKind.CLIENT, parent: write?.id, trace: write?.trace, failed: false },
      facts: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': 'scripted',
        'gen_ai.request.model': 'scripted',
        'gen_ai.request.stream': true,
        'gen_ai.request.seed': 7,
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': usage.inputTokens,
        'gen_ai.usage.output_tokens': usage.outputTokens,
        'hyperalign.purpose': 'write',
      },
    });
    expect(call?.facts['hyperalign.prompt']).toMatch(/^write-as@\d/);
    expect(call?.facts['gen_ai.response.time_to_first_chunk']).toBeGreaterThanOrEqual(0);
  });

  test('of a learning hold each of its calls, and a verification is one of its own', async () => {
    const spans = recordSpans();
    const client = await clientWith(scriptedModel(learningReplies({})));

    const { usage } = await client.learn({ person, texts: lettersOfAda, register: 'email' });
    await client.verify({ person, text: answer });

    const [learn] = spans.ended().filter(({ name }) => name === 'hyperalign learn');
    const calls = spans.ended().filter(({ parent }) => parent === learn?.id);
    expect(usage.calls).toBeGreaterThan(0);
    expect(calls).toHaveLength(usage.calls);
    expect(new Set(calls.map(({ facts }) => facts['gen_ai.output.type']))).toEqual(new Set(['json']));
    expect(spans.ended().at(-1)).toMatchObject({ name: 'hyperalign verify', facts: { 'hyperalign.calls': 0 } });
  });

  test('tell no text, no person and no workspace', async () => {
    const spans = recordSpans();
    const client = await clientWith(
      scriptedModel((call) =>
        call.streamed && call.options.responseFormat === undefined ? answer : learningReplies({})(call),
      ),
    );

    await client.learn({ person, texts: lettersOfAda, register: 'email' });
    await client.write({ person, task });
    await client.verify({ person, text: answer });

    const told = spans.text();
    expect(spans.ended().length).toBeGreaterThan(4);
    for (const secret of [person, workspace, 'Sam', 'ladder', 'Cheers', 'Monday', 'Ada'])
      expect(told).not.toContain(secret);
  });

  test('of a call that was stopped are marked so, and so is the writing', async () => {
    const spans = recordSpans();
    const client = await writerWith([{ hang: true }]);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 20);

    await expect(client.write({ person, task, signal: stop.signal })).rejects.toMatchObject({ code: 'aborted' });

    const [, call, write] = spans.ended();
    expect([call, write].map((span) => [span?.failed, span?.facts['error.type']])).toEqual([
      [true, 'aborted'],
      [true, 'aborted'],
    ]);
  });

  test('of a vendor that refuses tell its status, and each attempt is one', async () => {
    const spans = recordSpans();
    const refusal = new APICallError({
      ...{ message: 'Zuleika asks too much.', url: 'http://x', requestBodyValues: {}, statusCode: 429 },
      responseHeaders: { 'retry-after': '0.01' },
    });
    const client = await writerWith([{ fail: refusal }, answer]);

    await client.write({ person, task });

    const calls = spans.ended().filter(({ name }) => name === 'chat scripted');
    expect(calls.map(({ failed, facts }) => [failed, facts['error.type']])).toEqual([
      [true, '429'],
      [false, undefined],
    ]);
    expect(spans.text()).not.toContain('asks too much');
  });

  test('of a stream that breaks off in the middle tell that it failed, not that it was left', async () => {
    const spans = recordSpans();
    const client = await writerWith([{ fail: new TypeError('terminated'), text: 'Hey Sam!' }]);

    await expect(client.write({ person, task })).rejects.toMatchObject({ code: 'model_unavailable' });

    expect(spans.ended().map(({ facts }) => facts['error.type'])).toEqual([
      undefined,
      'TypeError',
      'model_unavailable',
    ]);
  });
});
