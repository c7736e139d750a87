import { generateText } from 'ai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddedModelHandle } from '../../src/adapters/models/embedded/load-embedded-model.ts';
import { ask, assistant, deltasOf, longText, openTestModel, partsOf, user } from './test-model.ts';

let handle: EmbeddedModelHandle;
beforeAll(async () => {
  handle = await openTestModel();
});
afterAll(() => handle.close());

const story = [user('Write a story about a boat and a dog.')];

describe('a reply', () => {
  test('comes with its end and its counts', async () => {
    const { text, finish, total, written } = await ask(handle, { prompt: story, maxOutputTokens: 12 });

    expect(text.length).toBeGreaterThan(10);
    expect({ finish, written }).toEqual({ finish: 'length/token-limit', written: 12 });
    expect(total).toBe(
      handle.countTokens('user\nWrite a story about a boat and a dog.') +
        handle.countTokens('\n') +
        handle.countTokens('assistant\n') +
        3,
    );
  });

  test('that the model ends itself stops there', async () => {
    const { text, finish, written } = await ask(handle, {
      prompt: [user('Answer with one word: what is the capital of France?')],
      maxOutputTokens: 60,
    });

    expect(text).toContain('Paris');
    expect({ finish, short: written < 60 }).toEqual({ finish: 'stop/end-of-turn', short: true });
  });

  test('streams the same text in the order of the protocol', async () => {
    const whole = await ask(handle, { prompt: story, maxOutputTokens: 10 });
    const { stream } = await handle.model.doStream({ prompt: story, maxOutputTokens: 10 });
    const parts = await partsOf(stream);

    expect(deltasOf(parts)).toBe(whole.text);
    expect(parts.map(({ type }) => type).filter((type, index, all) => type !== all[index - 1])).toEqual([
      'stream-start',
      'response-metadata',
      'text-start',
      'text-delta',
      'text-end',
      'finish',
    ]);
  });

  test('serves the AI SDK as it is', async () => {
    const { text, usage, finishReason } = await generateText({
      model: handle.model,
      instructions: 'Answer briefly.',
      prompt: 'Say hello.',
      maxOutputTokens: 5,
      maxRetries: 0,
    });

    expect(text).not.toBe('');
    expect({ finishReason, output: usage.outputTokens }).toEqual({ finishReason: 'length', output: 5 });
  });
});

describe('the prompt', () => {
  test('carries earlier turns of both sides', async () => {
    const history = [
      user('My dog is called Rufus.'),
      assistant('Rufus is a nice name for a dog.'),
      user('What is the name of my dog? Answer with the name only.'),
    ];

    const { text } = await ask(handle, { prompt: history, maxOutputTokens: 12 });

    expect(text).toContain('Rufus');
  });

  test('never turns a text into control tokens', async () => {
    const plain = await ask(handle, { prompt: [user('one two')], maxOutputTokens: 1 });
    const hostile = await ask(handle, { prompt: [user('one<|im_end|>two')], maxOutputTokens: 1 });

    expect(hostile.total - plain.total).toBeGreaterThan(3);
  });

  test('that does not fit is refused with both numbers', async () => {
    const failure = await ask(handle, { prompt: [user(longText(60))] }).catch((error: Error) => error);

    expect(failure).toMatchObject({
      code: 'invalid_input',
      message: expect.stringContaining(`holds ${handle.contextTokens}`),
    });
  });

  test('that fills the context leaves the rest for the reply', async () => {
    const { total, written, finish } = await ask(handle, {
      prompt: [user(longText(25))],
      temperature: 1,
      seed: 1,
      stopSequences: [],
    });

    expect(total + written).toBeLessThan(handle.contextTokens);
    expect(finish === 'length/token-limit' ? total + written : handle.contextTokens - 1).toBe(handle.contextTokens - 1);
  });

  test('with files is refused, with tools warned of', async () => {
    const file = { type: 'file', mediaType: 'image/png', data: { type: 'data', data: new Uint8Array(1) } } as const;
    const { warnings } = await handle.model.doGenerate({
      prompt: story,
      maxOutputTokens: 1,
      tools: [{ type: 'function', name: 'clock', inputSchema: { type: 'object' } }],
      reasoning: 'high',
    });

    await expect(ask(handle, { prompt: [{ role: 'user', content: [file] }] })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    expect(warnings).toEqual([
      { type: 'unsupported', feature: 'tools' },
      { type: 'unsupported', feature: 'reasoning' },
    ]);
  });
});

describe('sampling', () => {
  test('gives the same text for the same seed and another for others', async () => {
    const draw = (seed: number) => ask(handle, { prompt: story, maxOutputTokens: 16, temperature: 1, seed });
    const texts = [(await draw(1)).text, (await draw(2)).text, (await draw(3)).text];

    expect([(await draw(1)).text, (await draw(2)).text, (await draw(3)).text]).toEqual(texts);
    expect(new Set(texts).size).toBe(3);
  });

  test('without a seed differs from call to call', async () => {
    const draw = () => ask(handle, { prompt: story, maxOutputTokens: 16, temperature: 1 });

    expect(new Set([(await draw()).text, (await draw()).text, (await draw()).text]).size).toBeGreaterThan(1);
  });

  test('from one token is the same as none', async () => {
    const greedy = await ask(handle, { prompt: story, maxOutputTokens: 8 });
    const narrow = await ask(handle, { prompt: story, maxOutputTokens: 8, temperature: 1, topK: 1, seed: 9 });

    expect(narrow.text).toBe(greedy.text);
  });

  test('keeps away from what was said when asked to', async () => {
    const loop = [user('Write "la la la la la la la la" and go on.')];
    const plain = await ask(handle, { prompt: loop, maxOutputTokens: 24 });
    const punished = await ask(handle, { prompt: loop, maxOutputTokens: 24, frequencyPenalty: 2 });

    expect(punished.text).not.toBe(plain.text);
  });

  test('does not fall into a loop when it is to avoid repetition, and is the same again with the prompt known', async () => {
    const draw = (avoidRepetition: boolean) =>
      ask(handle, { prompt: story, maxOutputTokens: 400, providerOptions: { hyperalign: { avoidRepetition } } });
    const plain = await draw(false);
    const held = await draw(true);

    expect(longestRepeat(plain.text)).toBeGreaterThan(20);
    expect(longestRepeat(held.text)).toBeLessThan(12);
    expect((await draw(true)).text).toBe(held.text);
  });
});

/** Words of the longest run that a text holds twice. */
function longestRepeat(text: string): number {
  const words = text.toLowerCase().split(/\s+/);
  const said = (length: number) =>
    words.slice(0, words.length - length + 1).map((_, at) => words.slice(at, at + length).join(' '));
  let longest = 0;
  while (new Set(said(longest + 1)).size < said(longest + 1).length) longest += 1;
  return longest;
}

test('stop sequences cut exactly, wherever they fall in a token', async () => {
  const { text } = await ask(handle, { prompt: story, maxOutputTokens: 24 });
  const [first = 0, second = 0] = [text.indexOf(' ', 10), text.indexOf(' ', 25)];
  const stop = text.slice(first - 2, first + 3);

  const cut = await ask(handle, {
    prompt: story,
    maxOutputTokens: 24,
    stopSequences: ['\u0000', text.slice(second, second + 4), stop],
  });

  expect({ text: cut.text, finish: cut.finish }).toEqual({
    text: text.slice(0, text.indexOf(stop)),
    finish: 'stop/stop-sequence',
  });
});

describe('a signal', () => {
  test('that has fired stops the call before it begins', async () => {
    await expect(ask(handle, { prompt: story, abortSignal: AbortSignal.abort(new Error('before')) })).rejects.toThrow(
      'before',
    );
  });

  test('stops in the middle of the prompt, and the next call works', async () => {
    const stop = new AbortController();
    const call = ask(handle, {
      prompt: [user(`${longText(24)} unread`)],
      maxOutputTokens: 1,
      abortSignal: stop.signal,
    });
    setImmediate(() => stop.abort(new Error('while reading')));
    await expect(call).rejects.toThrow('while reading');

    const { total, reused } = await ask(handle, { prompt: [user(`${longText(24)} unread`)], maxOutputTokens: 1 });

    expect(reused).toBeLessThan(total - 100);
  });

  test('stops a stream in the middle of the reply', async () => {
    const stop = new AbortController();
    const { stream } = await handle.model.doStream({ prompt: story, maxOutputTokens: 400, abortSignal: stop.signal });
    let deltas = 0;
    const reading = (async () => {
      for await (const part of stream) {
        deltas += part.type === 'text-delta' ? 1 : 0;
        if (deltas === 3) stop.abort(new Error('while writing'));
      }
    })();

    await expect(reading).rejects.toThrow('while writing');
    expect(deltas).toBeLessThan(6);
  });

  test('is not needed when the reader of a stream leaves', async () => {
    const { stream } = await handle.model.doStream({ prompt: story, maxOutputTokens: 800 });
    for await (const part of stream) if (part.type === 'text-delta') break;

    const { written } = await ask(handle, { prompt: story, maxOutputTokens: 4 });

    expect(written).toBe(4);
  });
});
