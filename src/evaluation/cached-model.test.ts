import { expect, test } from 'vitest';
import { askForText } from '../engine/ask-model.ts';
import { CallLedger } from '../engine/call-ledger.ts';
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
  return askForText(handle, {
    purpose: 'write',
    prompt: { id: 'write-as', version: 3, system: 'Write.', messages: [{ role: 'user', text }], stableMessages: 0 },
    ledger: new CallLedger(),
    ...{ maxOutputTokens: 100, temperature: 0, seed: 1 },
  });
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
