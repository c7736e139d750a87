import { describe, expect, test } from 'vitest';
import { entryOf, fixedClock, memoryStore, type Script, scriptedModel } from '../../testing/index.ts';
import { budgetedModel } from './budgeted-model.ts';
import { openSpending } from './spending.ts';

const prompt = [{ role: 'user' as const, content: [{ type: 'text' as const, text: 'Ask Sam to call.' }] }];

async function opened(script: Script, tokensPerDay: number | null = 1000) {
  const store = memoryStore();
  await store.limits.set('default', { requestsPerMinute: null, tokensPerDay }, entryOf());
  const spending = openSpending({ store, clock: fixedClock() }, { pause: () => new Promise(() => undefined) });
  const asked = scriptedModel(script);
  const { model, ...handle } = budgetedModel(spending, 'default', asked);
  const used = async () => (await spending.budget('default')).usedTokens;
  const heard = async () => {
    const { stream } = await model.doStream({ prompt });
    let text = '';
    for await (const part of stream) if (part.type === 'text-delta') text += part.delta;
    return text;
  };
  return { store, spending, asked, model, handle, used, heard };
}

describe('a model that a workspace may ask', () => {
  test('answers as it did, and counts what the model says it cost', async () => {
    const { model, used, heard } = await opened(['Hello Sam', 'Hello Sam']);
    const plain = scriptedModel(['Hello Sam']);
    const { usage } = await plain.model.doGenerate({ prompt });
    const once = (usage.inputTokens.total ?? 0) + (usage.outputTokens.total ?? 0);

    const text = await heard();
    const afterStream = await used();
    await model.doGenerate({ prompt });

    expect([text, afterStream, await used()]).toEqual(['Hello Sam', once, 2 * once]);
    expect(once).toBeGreaterThan(2);
  });

  test('is not asked once the tokens of the day are used up', async () => {
    const { model, asked, heard } = await opened(['Hello Sam', 'Hello Sam'], 1);
    await heard();

    await expect(heard()).rejects.toMatchObject({ code: 'budget_spent' });
    await expect(model.doGenerate({ prompt })).rejects.toMatchObject({ code: 'budget_spent' });
    expect(asked.calls).toHaveLength(1);
  });

  test('passes the limit by calls alone that began before it was reached', async () => {
    const { model, used, heard, asked } = await opened(['Hello Sam', 'Hello Sam', 'Hello Sam'], 1);

    const begun = await Promise.all([model.doStream({ prompt }), model.doStream({ prompt })]);
    for (const { stream } of begun) for await (const _ of stream);

    expect(await used()).toBeGreaterThan(1);
    await expect(heard()).rejects.toMatchObject({ code: 'budget_spent' });
    expect(asked.calls).toHaveLength(2);
  });

  test('counts what came of a call that broke off, and nothing of one that never began to answer', async () => {
    const fail = new Error('gone');
    const { heard, used } = await opened([{ fail }, { fail, text: 'Hello' }]);

    await expect(heard()).rejects.toThrow();
    const nothing = await used();
    await heard().catch(() => undefined);

    expect(nothing).toBe(0);
    expect(await used()).toBeGreaterThan(0);
  });

  test('counts once what a reader left in the middle', async () => {
    const { model, used } = await opened(['Hello Sam, how are you today?']);

    const { stream } = await model.doStream({ prompt });
    for await (const part of stream) if (part.type === 'text-delta') break;

    expect(await used()).toBeGreaterThan(0);
  });

  test('is closed as the model is', async () => {
    const { handle, asked } = await opened([]);

    await handle.close();

    expect(asked.closed).toBe(true);
  });
});
