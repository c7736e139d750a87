import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, streamText } from 'ai';
import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { completionOf, sendJson, sendStream } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const providers = [
  {
    name: '@ai-sdk/openai-compatible',
    model: (baseURL: string) =>
      createOpenAICompatible({ name: 'voices', baseURL, headers: { 'X-Hyperalign-Person': 'june' } })('m'),
  },
  {
    name: '@ai-sdk/openai',
    model: (baseURL: string) =>
      createOpenAI({ baseURL, apiKey: 'k', headers: { 'X-Hyperalign-Person': 'june' } }).chat('m'),
  },
];

test.each(providers)('$name generates a text in June’s voice', async ({ model }) => {
  const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi Sam')), { store });

  const { text } = await generateText({
    model: model(url),
    instructions: 'You write mail.',
    prompt: 'Ask Sam.',
    maxRetries: 0,
  });

  expect(text).toBe('Hi Sam');
  expect(JSON.parse(stub.calls[0]?.body ?? '').messages[0].content).toMatch(/^You write mail\.\n\nWrite every text/);
});

test.each(providers)('$name streams a text in June’s voice', async ({ model }) => {
  const { url } = await openProxy((_, response) => sendStream(response, ['Hi', ' Sam']), { store });

  const { textStream } = streamText({ model: model(url), prompt: 'Ask Sam.', maxRetries: 0 });

  expect(await Array.fromAsync(textStream)).toEqual(['Hi', ' Sam']);
});
