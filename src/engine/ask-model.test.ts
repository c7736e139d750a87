import { APICallError } from '@ai-sdk/provider';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { HyperalignError } from '../errors.ts';
import type { Prompt } from '../prompting/prompt.ts';
import { type ScriptedReply, scriptedModel } from '../testing/index.ts';
import { type AskOptions, askForObject, askForText } from './ask-model.ts';
import { CallLedger, type SpendingLimits } from './call-ledger.ts';

const prompt: Prompt = {
  id: 'test',
  version: 3,
  system: 'You are a test.',
  messages: [
    { role: 'user', text: 'Write to Sam.' },
    { role: 'assistant', text: 'Hi Sam' },
    { role: 'user', text: 'Write to Jo.' },
  ],
  stableMessages: 2,
};
const schema = z.strictObject({ answer: z.string().min(2) });

function optionsWith(limits: SpendingLimits = {}, more: Partial<AskOptions> = {}): AskOptions {
  return {
    purpose: 'test',
    prompt,
    ledger: new CallLedger(limits),
    maxOutputTokens: 100,
    temperature: 0,
    seed: 1,
    ...more,
  };
}

function refusal(
  statusCode: number,
  isRetryable: boolean,
  responseHeaders: Record<string, string> = {},
): ScriptedReply {
  return {
    fail: new APICallError({
      message: 'no',
      url: 'http://127.0.0.1',
      requestBodyValues: {},
      statusCode,
      isRetryable,
      responseHeaders,
    }),
  };
}

describe('asking for text', () => {
  test('gives the text, piece by piece, and keeps what it cost', async () => {
    const pieces: string[] = [];
    const options = optionsWith({}, { onText: (piece) => pieces.push(piece) });

    const answer = await askForText(scriptedModel(['Hi Jo, Monday works.']), options);

    expect(answer).toEqual({ kind: 'answered', text: 'Hi Jo, Monday works.', finishReason: 'stop' });
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe('Hi Jo, Monday works.');
    expect(options.ledger.calls).toEqual([
      { purpose: 'test', prompt: 'test@3', outcome: 'ok', inputTokens: 13, outputTokens: 5 },
    ]);
  });

  test('marks the end of what stays the same, for the embedded model and for hosted ones', async () => {
    const model = scriptedModel(['Hi Jo.']);

    await askForText(model, optionsWith({}, { owner: 'abc' }));

    const marked = model.calls[0]?.options.prompt.map(({ role, providerOptions }) => ({ role, providerOptions }));
    expect(marked).toEqual([
      { role: 'system', providerOptions: undefined },
      { role: 'user', providerOptions: undefined },
      {
        role: 'assistant',
        providerOptions: {
          hyperalign: { cachePrefix: true, owner: 'abc' },
          anthropic: { cacheControl: { type: 'ephemeral' } },
        },
      },
      { role: 'user', providerOptions: undefined },
    ]);
  });

  test('tries again after a passing fault', async () => {
    const model = scriptedModel([refusal(503, true, { 'retry-after': '0.01' }), 'Hi Jo.']);

    const answer = await askForText(model, optionsWith());

    expect(answer).toEqual({ kind: 'answered', text: 'Hi Jo.', finishReason: 'stop' });
    expect(model.calls).toHaveLength(2);
  });

  test.each([
    { name: 'a refused key', reply: refusal(401, false), failure: 'provider_error' },
    { name: 'a rate limit that is final', reply: refusal(429, false), failure: 'rate_limited' },
    { name: 'a content filter', reply: { text: '', finishReason: 'content-filter' } as const, failure: 'refused' },
    { name: 'any other fault', reply: { fail: new Error('socket closed') }, failure: 'provider_error' },
  ])('$name is a value, not an exception', async ({ reply, failure }) => {
    const answer = await askForText(scriptedModel([reply]), optionsWith());

    expect(answer).toMatchObject({ kind: 'failed', failure });
  });

  test('does not begin again what the caller has heard', async () => {
    const fault = new APICallError({
      message: 'cut',
      url: 'http://127.0.0.1',
      requestBodyValues: {},
      statusCode: 500,
      isRetryable: true,
    });
    const model = scriptedModel([{ fail: fault, text: 'Hi Jo, Mon' }, 'Hi Jo.']);
    const options = optionsWith();

    const answer = await askForText(model, options);

    expect(answer).toMatchObject({ kind: 'failed', failure: 'provider_error' });
    expect(model.calls).toHaveLength(1);
    expect(options.ledger.usage.outputTokens).toBeGreaterThan(0);
    expect(options.ledger.usage.inputTokens).toBeGreaterThan(0);
  });

  test.each([
    { code: 'model_failed', outcome: 'value' },
    { code: 'invalid_input', outcome: 'value' },
    { code: 'weights_damaged', outcome: 'thrown' },
    { code: 'storage_full', outcome: 'thrown' },
  ] as const)('a model’s own $code is $outcome', async ({ code, outcome }) => {
    const asked = askForText(scriptedModel([{ fail: new HyperalignError(code, 'no') }]), optionsWith());

    if (outcome === 'value') expect(await asked).toMatchObject({ kind: 'failed', failure: 'provider_error' });
    else await expect(asked).rejects.toMatchObject({ code });
  });

  test('a stop is thrown as aborted', async () => {
    const stop = new AbortController();
    const asked = askForText(scriptedModel([{ hang: true }]), optionsWith({}, { signal: stop.signal }));

    stop.abort();

    await expect(asked).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('a budget', () => {
  test('H12: stops a call that could pass it before it starts', async () => {
    const model = scriptedModel(['never']);

    const answer = await askForText(model, optionsWith({ tokens: 40 }));

    expect(answer).toEqual({ kind: 'failed', failure: 'budget_exceeded' });
    expect(model.calls).toHaveLength(0);
  });

  test('shortens the reply to what is left', async () => {
    const model = scriptedModel(['fine']);

    await askForText(model, optionsWith({ tokens: 90 }));

    const granted = model.calls[0]?.options.maxOutputTokens ?? 0;
    expect(granted).toBeGreaterThan(32);
    expect(granted).toBeLessThan(90);
  });

  test('counts calls', async () => {
    const model = scriptedModel(['one', 'two']);
    const options = optionsWith({ calls: 1 });

    await askForText(model, options);

    expect(await askForText(model, options)).toEqual({ kind: 'failed', failure: 'budget_exceeded' });
  });
});

describe('asking for JSON', () => {
  test('sends the schema and gives the value', async () => {
    const model = scriptedModel([{ json: { answer: 'yes' } }]);

    const answer = await askForObject(model, { ...optionsWith(), schema });

    expect(answer).toEqual({ kind: 'answered', value: { answer: 'yes' }, repaired: false });
    expect(model.calls[0]?.options.responseFormat).toMatchObject({
      type: 'json',
      schema: { type: 'object', required: ['answer'] },
    });
  });

  test('reads JSON that stands in a code block', async () => {
    const answer = await askForObject(scriptedModel(['```json\n{"answer":"yes"}\n```']), { ...optionsWith(), schema });

    expect(answer).toMatchObject({ kind: 'answered', value: { answer: 'yes' } });
  });

  test.each([
    { name: 'broken JSON', first: '{"answer": ' },
    { name: 'a cut-off reply', first: { json: { answer: 'a long one' }, cutAfter: 12 } },
    { name: 'a missing field', first: { json: {} } },
    { name: 'a value out of bounds', first: { json: { answer: 'x' } } },
    { name: 'an empty reply', first: '' },
  ] satisfies { name: string; first: ScriptedReply }[])(
    'H11: $name is sent back once with what is wrong',
    async ({ first }) => {
      const model = scriptedModel([first, { json: { answer: 'yes' } }]);

      const answer = await askForObject(model, { ...optionsWith(), schema });

      expect(answer).toEqual({ kind: 'answered', value: { answer: 'yes' }, repaired: true });
      expect(model.calls[1]?.turns.at(-1)?.text).toMatch(/cannot be used: (the reply is not complete JSON|answer: )/);
    },
  );

  test('H11: a second unusable reply ends in a typed outcome after exactly two calls', async () => {
    const model = scriptedModel(['nonsense', 'more nonsense']);

    const answer = await askForObject(model, { ...optionsWith(), schema });

    expect(answer).toEqual({ kind: 'failed', failure: 'invalid_output' });
    expect(model.calls).toHaveLength(2);
  });
});
