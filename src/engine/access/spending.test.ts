import { describe, expect, test } from 'vitest';
import type { Store } from '../../ports/store.ts';
import { entryOf, fixedClock, memoryStore } from '../../testing/index.ts';
import type { Pause } from '../jobs/pause.ts';
import { openSpending } from './spending.ts';

const today = '2025-05-08';

/** A timer that runs out by hand. */
function handTimer() {
  const waiting: { readonly milliseconds: number; readonly over: () => void }[] = [];
  const pause: Pause = (milliseconds, signal) =>
    new Promise((resolve) => {
      waiting.push({ milliseconds, over: resolve });
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  return { pause, waiting };
}

async function opened(tokensPerDay: number | null = 100, store: Store = memoryStore()) {
  const clock = fixedClock();
  await store.limits.set('default', { requestsPerMinute: null, tokensPerDay }, entryOf());
  const { pause, waiting } = handTimer();
  const failures: unknown[] = [];
  const spending = openSpending({ store, clock }, { pause, onFailure: (error) => failures.push(error) });
  const written = () => store.spending.tokensOn('default', today);
  return { store, clock, spending, waiting, failures, written };
}

/** The store, whose writing waits until it is told to go on or to fail. */
function storeHeldUp() {
  const store = memoryStore();
  const outcome = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const add: Store['spending']['add'] = async (...args) => {
    begun.resolve();
    await outcome.promise;
    return store.spending.add(...args);
  };
  return { store: { ...store, spending: { ...store.spending, add } }, outcome, begun: begun.promise };
}

describe('what models cost', () => {
  test('counts at once and is written a moment later, all in one', async () => {
    const { spending, waiting, written } = await opened();

    spending.note('default', 40);
    spending.note('default', 2);
    const before = [await written(), (await spending.budget('default')).usedTokens];
    waiting[0]?.over();
    await spending.flush();

    expect(before).toEqual([0, 42]);
    expect(waiting.map(({ milliseconds }) => milliseconds)).toEqual([1000]);
    expect([await written(), (await spending.budget('default')).usedTokens]).toEqual([42, 42]);
  });

  test('counts once while it is being written', async () => {
    const { store, outcome, begun } = storeHeldUp();
    const { spending } = await opened(100, store);
    spending.note('default', 40);

    const flushed = spending.flush();
    await begun;
    spending.note('default', 1);
    const { usedTokens } = await spending.budget('default');
    outcome.resolve();
    await flushed;

    expect(usedTokens).toBe(41);
    expect((await spending.budget('default')).usedTokens).toBe(41);
  });

  test('is kept where the store fails, and written with the next', async () => {
    const store = memoryStore();
    let broken = true;
    const add: Store['spending']['add'] = async (...args) => {
      if (broken) throw new Error('full');
      return store.spending.add(...args);
    };
    const { spending, written, waiting, failures } = await opened(100, {
      ...store,
      spending: { ...store.spending, add },
    });
    spending.note('default', 40);
    await expect(spending.flush()).rejects.toThrow('full');
    const before = (await spending.budget('default')).usedTokens;

    broken = false;
    spending.note('default', 2);
    waiting[1]?.over();
    await spending.flush();

    expect([before, await written(), failures]).toEqual([40, 42, []]);
  });

  test('lets calls begin until the limit is reached, then says when models answer again', async () => {
    const { spending } = await opened();
    spending.note('default', 99);
    await spending.admit('default');

    spending.note('default', 1);

    await expect(spending.admit('default')).rejects.toMatchObject({
      code: 'budget_spent',
      details: { resetsAt: '2025-05-09T00:00:00.000Z', retryAfterMs: 12 * 60 * 60 * 1000 },
    });
    await spending.admit('elsewhere');
  });

  test('sees what another process has written', async () => {
    const { spending, store } = await opened();

    await store.spending.add('default', today, { tokens: 100, proxied: [] });

    await expect(spending.admit('default')).rejects.toMatchObject({ code: 'budget_spent' });
  });

  test('belongs to the day on which a call ended', async () => {
    const { spending, clock, store } = await opened();
    spending.note('default', 100);
    clock.advance(12 * 60 * 60 * 1000);

    await spending.admit('default');
    spending.note('default', 3);
    await spending.flush();

    expect([
      await store.spending.tokensOn('default', today),
      await store.spending.tokensOn('default', '2025-05-09'),
    ]).toEqual([100, 3]);
  });

  test('keeps requests to the proxy as one row a kind', async () => {
    const { spending, store } = await opened();
    const chat = { endpoint: 'chat', counted: 'reported', inputTokens: 10, outputTokens: 2 } as const;

    for (const use of [chat, chat, { ...chat, counted: 'estimated' } as const]) spending.noteProxied('default', use);
    const { usedTokens } = await spending.budget('default');
    await spending.flush();

    expect(usedTokens).toBe(36);
    expect(await store.spending.proxied('default')).toEqual([
      { ...chat, counted: 'estimated', calls: 1 },
      { ...chat, calls: 2, inputTokens: 20, outputTokens: 4 },
    ]);
  });
});
