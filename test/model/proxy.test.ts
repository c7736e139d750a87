import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import OpenAI from 'openai';
import { expect, onTestFinished, test } from 'vitest';
import { promptOwner } from '../../src/engine/prompt-owner.ts';
import { createServer, modelUpstream, openAccess } from '../../src/server/index.ts';
import { keyOf } from '../../src/testing/index.ts';
import { storeOfJune, workspacesOver } from '../support/proxy-setting.ts';
import { openTestModel, withFolder } from './test-model.ts';

const messages = [{ role: 'user' as const, content: 'Ask Sam whether Monday works.' }];
const headers = { 'X-Hyperalign-Person': 'june' };

async function clientBefore(stateFolder: string): Promise<OpenAI> {
  const handle = await openTestModel({ stateFolder, contextTokens: 2048 });
  const server = await createServer({
    ...{ port: 0, workspaces: workspacesOver(await storeOfJune()), access: openAccess(), stopMs: 200 },
    upstream: modelUpstream({ id: handle.id, open: async () => handle }),
  });
  onTestFinished(async () => {
    await server.stop();
    await handle.close();
  });
  return new OpenAI({ baseURL: `${server.url}/v1`, apiKey: 'none', maxRetries: 0 });
}

test('the embedded model answers behind the proxy, and reads guidance once', async () => {
  await withFolder(async (folder) => {
    const client = await clientBefore(folder);
    const [listed] = (await client.models.list()).data;
    const model = listed?.id ?? 'none';
    const asked = { model, messages, max_tokens: 12, temperature: 0, seed: 5 };

    const first = await client.chat.completions.create(asked, { headers });
    const again = await client.chat.completions.create(asked, { headers });
    const nobody = await client.chat.completions.create(asked);

    expect(first.choices[0]?.message.content).not.toBe('');
    // Another message is shown to the model with guidance than without, and the same one twice.
    expect(first.usage?.prompt_tokens).toBeGreaterThan((nobody.usage?.prompt_tokens ?? 0) + 50);
    expect(again.choices[0]?.message.content).toBe(first.choices[0]?.message.content);
    expect(again.usage?.prompt_tokens_details?.cached_tokens).toBeGreaterThan(50);
    // What is kept of guidance lies under the person, where forgetting finds it.
    expect(await readdir(join(folder, promptOwner(keyOf('june'))))).not.toEqual([]);
  });
});

test('the embedded model streams behind the proxy, piece by piece', async () => {
  await withFolder(async (folder) => {
    const client = await clientBefore(folder);
    const stream = await client.chat.completions.create(
      { model: 'smollm2-135m', messages, max_tokens: 12, stream: true, stream_options: { include_usage: true } },
      { headers },
    );

    const chunks = await Array.fromAsync(stream);

    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(text).not.toBe('');
    expect(chunks.filter(({ choices }) => (choices[0]?.delta.content ?? '') !== '').length).toBeGreaterThan(1);
    expect(chunks.at(-1)?.usage?.completion_tokens).toBe(12);
  });
});
