import { expect, test } from 'vitest';
import type { ProxiedUse } from '../contracts/workspace-usage.ts';
import type { Store } from '../ports/store.ts';
import { keyOf, runOf } from './builders.ts';

const chat: ProxiedUse = { endpoint: 'chat', counted: 'reported', calls: 2, inputTokens: 30, outputTokens: 12 };

/** What every store promises of what models cost. */
export function describeSpending(opened: () => Promise<Store>): void {
  test('the tokens of a day are those added to it, of runs and of the proxy; forgetting gives none back', async () => {
    const store = await opened();
    await store.runs.add('default', runOf('ada'));
    await store.spending.add('default', '2025-05-07', { tokens: 1, proxied: [] });
    await store.spending.add('default', '2025-05-08', { tokens: 1020, proxied: [] });
    await store.spending.add('default', '2025-05-08', { tokens: 80, proxied: [chat] });
    await store.spending.add('elsewhere', '2025-05-08', { tokens: 5, proxied: [] });

    await store.forget(keyOf('ada'));

    expect([
      await store.spending.tokensOn('default', '2025-05-08'),
      await store.spending.tokensOn('default', '2025-05-07'),
      await store.spending.tokensOn('default', '2025-05-09'),
      await store.spending.tokensOn('elsewhere', '2025-05-08'),
    ]).toEqual([1142, 1, 0, 5]);
  });

  test('what went through the proxy is summed over days, the estimated apart from the reported', async () => {
    const store = await opened();
    const estimated: ProxiedUse = { ...chat, counted: 'estimated', calls: 1 };
    const embeddings: ProxiedUse = { ...chat, endpoint: 'embeddings', outputTokens: 0 };
    await store.spending.add('default', '2025-05-07', { tokens: 0, proxied: [embeddings, chat] });
    await store.spending.add('default', '2025-05-08', { tokens: 7, proxied: [chat, estimated] });
    await store.spending.add('elsewhere', '2025-05-08', { tokens: 0, proxied: [chat] });

    expect(await store.spending.proxied('default')).toEqual([
      estimated,
      { ...chat, calls: 4, inputTokens: 60, outputTokens: 24 },
      embeddings,
    ]);
    expect(await store.spending.proxied('nowhere')).toEqual([]);
    expect(await store.check()).toEqual([]);
  });
}
