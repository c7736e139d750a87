import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AskOptions, askForObject, askForText } from '../engine/ask-model.ts';
import { CallLedger } from '../engine/call-ledger.ts';
import { promptTokens } from '../engine/prompt-tokens.ts';
import type { ModelHandle } from '../ports/model.ts';
import type { CachedReply, ReplyCache } from '../ports/reply-cache.ts';
import { scriptedModel } from '../testing/index.ts';
import { cachedModel } from './cached-model.ts';
import { openPromptLog } from './prompt-log.ts';
import { SpendingMeter } from './spending-meter.ts';

function memoryCache(): ReplyCache & { readonly replies: Map<string, CachedReply>; readonly failures: string[] } {
  const replies = new Map<string, CachedReply>();
  const failures: string[] = [];
  return {
    ...{ replies, failures },
    find: async (key) => replies.get(key) ?? null,
    keep: async (key, reply) => {
      replies.set(key, reply);
    },
    keepFailure: async (_, { message }) => {
      failures.push(message);
    },
  };
}

function ask(handle: ModelHandle, text: string) {
  return askForText(handle, optionsFor(text));
}

function askForJson(handle: ModelHandle, schema: z.ZodType) {
  return askForObject(handle, { ...optionsFor('Is it so?'), schema });
}

function optionsFor(text: string): AskOptions {
  return {
    purpose: 'write',
    prompt: { id: 'write-as', version: 3, system: 'Write.', messages: [{ role: 'user', text }], stableMessages: 0 },
    ledger: new CallLedger(),
    ...{ maxOutputTokens: 100, temperature: 0, seed: 1 },
  };
}

test('what was asked before is not asked again, within a run and after it', async () => {
  const model = scriptedModel(['one', 'two']);
  const cache = memoryCache();
  const open = (meter: SpendingMeter) => cachedModel({ handle: model, cache, meter, prompts: openPromptLog() });
  const first = new SpendingMeter();
  const handle = open(first);

  const together = await Promise.all([ask(handle, 'a'), ask(handle, 'a'), ask(handle, 'b')]);
  const later = new SpendingMeter();
  const again = await ask(open(later), 'a');

  expect(together.map((answer) => answer.kind === 'answered' && answer.text)).toEqual(['one', 'one', 'two']);
  expect(again).toEqual(together[0]);
  expect(model.calls).toHaveLength(2);
  expect(first.spent).toMatchObject({ calls: 2, cachedCalls: 0, repeatedCalls: 1 });
  await ask(open(later), 'a');
  expect(later.spent).toEqual({ calls: 0, cachedCalls: 1, repeatedCalls: 1, inputTokens: 0, outputTokens: 0 });
});

test('a model that has the same id and other weights is asked anew', async () => {
  const cache = memoryCache();
  const answers = ['of old weights', 'of new weights'];
  const model = scriptedModel(answers, { id: 'local:/models/m.gguf' });
  const askWith = (version: string) =>
    ask(
      cachedModel({
        ...{ handle: { ...model, version }, cache },
        meter: new SpendingMeter(),
        prompts: openPromptLog(),
      }),
      'a',
    );

  const [old, other, again] = [await askWith('ab12'), await askWith('cd34'), await askWith('ab12')];

  expect([old, other, again].map((answer) => answer.kind === 'answered' && answer.text)).toEqual([
    ...answers,
    'of old weights',
  ]);
});

test('a failure is noted, never served as a reply, and asked again', async () => {
  const model = scriptedModel([{ fail: new Error('broken pipe') }, 'well']);
  const cache = memoryCache();
  const handle = cachedModel({ handle: model, cache, meter: new SpendingMeter(), prompts: openPromptLog() });

  const failed = await ask(handle, 'a');
  const answered = await ask(handle, 'a');

  expect(failed.kind).toBe('failed');
  expect(answered).toMatchObject({ kind: 'answered', text: 'well' });
  expect(cache.failures).toEqual(['broken pipe']);
  expect(cache.replies.size).toBe(1);
});

test('E14: a call that could pass the budget does not start, and the meter says so', async () => {
  const model = scriptedModel(() => 'never');
  const meter = new SpendingMeter(60);
  const handle = cachedModel({ handle: model, cache: memoryCache(), meter, prompts: openPromptLog() });

  await expect(ask(handle, 'a')).rejects.toMatchObject({ code: 'budget_exceeded' });

  expect([model.calls.length, meter.exhausted]).toEqual([0, true]);
});

describe('E14: a budget is kept with a model that counts more tokens than we estimate', () => {
  test.each([1.6, 3])('%d times as many, asked about many things at once', async (times) => {
    const answers = scriptedModel(() => 'A short answer.');
    let counted = 0;
    const countsMore: ModelHandle = {
      ...answers,
      model: {
        ...answers.model,
        doGenerate: async (options) => {
          await new Promise(setImmediate);
          const result = await answers.model.doGenerate(options);
          const total = Math.ceil(promptTokens(options) * times);
          counted += total + (result.usage.outputTokens.total ?? 0);
          return { ...result, usage: { ...result.usage, inputTokens: { ...result.usage.inputTokens, total } } };
        },
      },
    };
    const budget = 9_000;
    const meter = new SpendingMeter(budget);
    const handle = cachedModel({ handle: countsMore, cache: memoryCache(), meter, prompts: openPromptLog() });

    const texts = Array.from({ length: 40 }, (_, at) => `Letter ${at}. ${'The ferry leaves at ten. '.repeat(20 + at)}`);
    const asked = await Promise.allSettled(texts.map((text) => ask(handle, text)));

    expect(asked.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    expect(counted).toBeLessThanOrEqual(budget);
    // All at once set room aside for what they may write; still most of the budget is used.
    expect(counted).toBeGreaterThan(budget / 2);
    expect(meter.spent.inputTokens + meter.spent.outputTokens).toBe(counted);
  });

  test('a schema that replies must follow is counted as read', async () => {
    const schema = z.strictObject({ answer: z.string().describe('What is asked for, in one sentence. '.repeat(40)) });
    const meter = new SpendingMeter(500);
    const model = scriptedModel([{ json: { answer: 'yes' } }]);
    const handle = cachedModel({ handle: model, cache: memoryCache(), meter, prompts: openPromptLog() });

    await expect(askForJson(handle, schema)).rejects.toMatchObject({ code: 'budget_exceeded' });

    expect(model.calls).toEqual([]);
  });
});

test('prompts are told by name and by a hash of their system texts', async () => {
  const prompts = openPromptLog();
  const handle = cachedModel({
    handle: scriptedModel(['x']),
    cache: memoryCache(),
    meter: new SpendingMeter(),
    prompts,
  });

  await ask(handle, 'a');

  expect(prompts.hashes()).toEqual({ 'write-as@3': expect.stringMatching(/^[0-9a-f]{16}$/) });
});
