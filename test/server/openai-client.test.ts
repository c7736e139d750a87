import OpenAI from 'openai';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/ports/store.ts';
import { openProxy, storeOfJune } from '../support/proxy-setting.ts';
import { completionOf, sendJson, sendStream } from '../support/upstream-stub.ts';

let store: Store;
beforeAll(async () => {
  store = await storeOfJune();
});

const june = { headers: { 'X-Hyperalign-Person': 'june' } };

function clientOf(url: string): OpenAI {
  return new OpenAI({ baseURL: url, apiKey: 'sk-of-the-client', maxRetries: 0 });
}

describe('the openai client', () => {
  test('gets a chat completion that was asked for in June’s voice', async () => {
    const { url, stub } = await openProxy((_, response) => sendJson(response, completionOf('Hi Sam')), { store });

    const { data, response, request_id } = await clientOf(url)
      .chat.completions.create(
        {
          model: 'm',
          messages: [
            { role: 'system', content: 'You write mail.' },
            { role: 'user', content: 'Ask Sam.' },
          ],
        },
        june,
      )
      .withResponse();

    expect(data.choices[0]?.message.content).toBe('Hi Sam');
    expect(request_id).toBe('upstream-1');
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'x-hyperalign-person': 'june',
      'x-hyperalign-profile-version': '1',
      'x-hyperalign-delivery': 'both',
    });
    const sent = JSON.parse(stub.calls[0]?.body ?? '');
    expect(sent.messages[0].content).toMatch(/^You write mail\.\n\nWrite every text of this conversation/);
    expect(sent.messages.slice(1, -1).map(({ role }: { role: string }) => role)).toEqual(
      sent.messages.slice(1, -1).map((_: unknown, index: number) => (index % 2 === 0 ? 'user' : 'assistant')),
    );
    expect(sent.messages.length).toBeGreaterThan(3);
    expect(sent.messages.at(-1)).toEqual({ role: 'user', content: 'Ask Sam.' });
    expect(stub.calls[0]?.headers.authorization).toBe('Bearer sk-of-the-client');
  });

  test('gets a stream piece by piece', async () => {
    const { url } = await openProxy((_, response) => sendStream(response, ['Hi', ' Sam']), { store });

    const stream = await clientOf(url).chat.completions.create(
      { model: 'm', stream: true, messages: [{ role: 'user', content: 'Ask Sam.' }] },
      june,
    );
    const pieces = await Array.fromAsync(stream, (chunk) => chunk.choices[0]?.delta.content ?? null);

    expect(pieces).toEqual(['Hi', ' Sam', null]);
  });
});
