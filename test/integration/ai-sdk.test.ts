import { generateText } from 'ai';
import { MockLanguageModelV4 } from 'ai/test';
import { expect, test } from 'vitest';
import { personalize } from '../../src/ai-sdk.ts';
import { mergeSystem } from '../../src/core/profile/index.ts';
import { embeddedProvider } from '../../src/ports/model.ts';
import { demoPerson } from '../support/demo-people.ts';
import { openOfflineClient } from '../support/offline-client.ts';

const june = demoPerson('june');

async function learned() {
  const forgottenStates: string[] = [];
  const promptStates = {
    forget: async (owner: string) => {
      forgottenStates.push(owner);
      return 0;
    },
  };
  const client = openOfflineClient({ promptStates });
  await client.learn({ person: 'june', paths: [june.folder], me: [june.address], register: 'email' });
  forgottenStates.length = 0;
  const inner = new MockLanguageModelV4({
    provider: embeddedProvider,
    doGenerate: async () => ({
      content: [{ type: 'text', text: 'hey kim' }],
      finishReason: { unified: 'stop', raw: undefined },
      usage: {
        inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
        outputTokens: { total: 1, text: 1, reasoning: 0 },
      },
      warnings: [],
    }),
  });
  const model = personalize(inner, { hyperalign: client, person: 'june', register: 'email' });
  const ask = async (prompt: string) => {
    await generateText({ model, instructions: 'You answer mail.', prompt });
    return inner.doGenerateCalls.at(-1)?.prompt ?? [];
  };
  return { client, ask, forgottenStates };
}

test('a model is told what the profile says, the same bytes for every task, until the profile changes', async () => {
  const { client, ask } = await learned();
  const { system, turns, hypothesisIds } = await client.guidance({ person: 'june', register: 'email' });

  const first = await ask('Ask Kim for the key.');
  const second = await ask('Tell Kim that lunch is off.');

  expect(first[0]).toEqual({ role: 'system', content: mergeSystem('You answer mail.', system) });
  expect(first).toHaveLength(2 * turns.length + 2);
  expect(JSON.stringify(second.slice(0, -1))).toBe(JSON.stringify(first.slice(0, -1)));
  await client.profile('june').decide(hypothesisIds[0] ?? '', 'rejected');
  const third = await ask('Ask Kim for the key.');
  expect(third[0]?.content).not.toBe(first[0]?.content);
});

test('what the embedded model keeps of such a prompt goes when the person is forgotten, who is then unknown', async () => {
  const { client, ask, forgottenStates } = await learned();
  const marked = (await ask('Ask Kim for the key.')).flatMap(
    ({ providerOptions }) => providerOptions?.['hyperalign'] ?? [],
  );

  await client.forget('june');

  expect(marked).toEqual([{ cachePrefix: true, owner: client.promptOwner('june') }]);
  expect(forgottenStates).toEqual([client.promptOwner('june')]);
  await expect(ask('Ask Kim for the key.')).rejects.toMatchObject({ code: 'person_not_found' });
});
