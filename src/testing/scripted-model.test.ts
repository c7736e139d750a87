import type { LanguageModelV4CallOptions } from '@ai-sdk/provider';
import { expect, test } from 'vitest';
import { scriptedModel } from './scripted-model.ts';

const asked = (text: string, abortSignal?: AbortSignal): LanguageModelV4CallOptions => ({
  prompt: [
    { role: 'system', content: 'You are Ada.' },
    { role: 'user', content: [{ type: 'text', text }] },
  ],
  ...(abortSignal === undefined ? {} : { abortSignal }),
});

test('replies come in the order of the script, and every call is kept', async () => {
  const handle = scriptedModel(['one', { json: { a: 1 } }]);

  const first = await handle.model.doGenerate(asked('first'));
  const second = await handle.model.doGenerate(asked('second'));

  expect([first, second].map((reply) => reply.content)).toEqual([
    [{ type: 'text', text: 'one' }],
    [{ type: 'text', text: '{"a":1}' }],
  ]);
  expect(
    handle.calls.map(({ index, system, turns, prompt, streamed }) => ({ index, system, turns, prompt, streamed })),
  ).toEqual([
    {
      index: 0,
      system: 'You are Ada.',
      turns: [{ role: 'user', text: 'first' }],
      prompt: 'You are Ada.\nfirst',
      streamed: false,
    },
    {
      index: 1,
      system: 'You are Ada.',
      turns: [{ role: 'user', text: 'second' }],
      prompt: 'You are Ada.\nsecond',
      streamed: false,
    },
  ]);
});

test('a script may be a function of the prompt', async () => {
  const handle = scriptedModel(({ prompt }) => (prompt.includes('tea') ? 'kettle' : 'nothing'));

  expect(await textOf(handle.model.doStream(asked('make tea')))).toBe('kettle');
  expect(await textOf(handle.model.doStream(asked('wait')))).toBe('nothing');
});

test('a streamed text arrives word by word and is the same text', async () => {
  const handle = scriptedModel(['Hi Kim,\n\nall good. \n']);

  const { stream } = await handle.model.doStream(asked('go'));
  const deltas: string[] = [];
  for await (const part of stream) if (part.type === 'text-delta') deltas.push(part.delta);

  expect(deltas).toEqual(['Hi', ' Kim,', '\n\nall', ' good. \n']);
});

test.each([
  { name: 'an empty text', reply: '', text: '', finish: 'stop' },
  { name: 'blanks only', reply: ' \n', text: ' \n', finish: 'stop' },
  {
    name: 'JSON that was cut off',
    reply: { json: { rule: 'short' }, cutAfter: 8 },
    text: '{"rule":',
    finish: 'length',
  },
  {
    name: 'a refusal',
    reply: { text: '', finishReason: 'content-filter' } as const,
    text: '',
    finish: 'content-filter',
  },
])('it can answer with $name', async ({ reply, text, finish }) => {
  const handle = scriptedModel([reply]);

  const { stream } = await handle.model.doStream(asked('go'));
  const parts = await Array.fromAsync(stream);

  expect(parts.flatMap((part) => (part.type === 'text-delta' ? [part.delta] : [])).join('')).toBe(text);
  expect(parts.at(-1)).toEqual({
    type: 'finish',
    finishReason: { unified: finish, raw: finish },
    usage: {
      inputTokens: { total: 4, noCache: 4, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: Math.ceil(text.length / 4), text: Math.ceil(text.length / 4), reasoning: 0 },
    },
  });
});

test('it can fail before the first word or in the middle of a stream', async () => {
  const failure = new Error('the line went dead');
  const handle = scriptedModel([{ fail: failure }, { fail: failure, text: 'Hi Kim' }]);

  await expect(handle.model.doStream(asked('first'))).rejects.toBe(failure);
  const { stream } = await handle.model.doStream(asked('second'));
  const parts = await Array.fromAsync(stream);

  expect(parts.map((part) => part.type)).toEqual(['stream-start', 'text-start', 'text-delta', 'text-delta', 'error']);
});

test('a reply that hangs ends with the abort, streamed or not', async () => {
  const handle = scriptedModel([{ hang: true }, { hang: true }]);
  const stop = new AbortController();

  const generated = handle.model.doGenerate(asked('go', stop.signal));
  const streamed = textOf(handle.model.doStream(asked('go', stop.signal)));
  stop.abort(new Error('enough'));

  await expect(generated).rejects.toThrow('enough');
  await expect(streamed).rejects.toThrow('enough');
});

test('a model asked more often than scripted says so', async () => {
  const handle = scriptedModel([]);

  await expect(handle.model.doGenerate(asked('once too often'))).rejects.toMatchObject({ code: 'model_failed' });
});

test('closing is seen', async () => {
  const handle = scriptedModel([], { id: 'scripted:small', size: 'small' });

  await handle.close();

  expect({ id: handle.id, size: handle.size, delivery: handle.delivery, closed: handle.closed }).toEqual({
    id: 'scripted:small',
    size: 'small',
    delivery: 'both',
    closed: true,
  });
});

async function textOf(result: PromiseLike<{ stream: ReadableStream }>): Promise<string> {
  let text = '';
  for await (const part of (await result).stream) if (part.type === 'text-delta') text += part.delta;
  return text;
}
