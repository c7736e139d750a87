import { expect, test } from 'vitest';
import type { IdempotentRequest } from '../ports/idempotency-store.ts';
import type { Store } from '../ports/store.ts';
import { keyOf } from './builders.ts';

type Open = () => Promise<Store>;

function requestOf(overrides: Partial<IdempotentRequest> = {}): IdempotentRequest {
  return {
    key: 'hash-of-key',
    request: 'hash-of-request',
    person: 'ada',
    at: '2025-05-08T12:00:00.000Z',
    lockedUntil: '2025-05-08T12:01:00.000Z',
    expiresAt: '2025-05-09T12:00:00.000Z',
    ...overrides,
  };
}

/** What every store promises of requests that may come twice. */
export function describeIdempotency(opened: Open): void {
  test('a request is begun once, and known to be answered', async () => {
    const store = await opened();

    const [first, second] = await Promise.all([
      store.idempotency.begin('default', requestOf()),
      store.idempotency.begin('default', requestOf()),
    ]);
    await store.idempotency.finish('default', requestOf());

    expect([first.kind, second.kind].toSorted()).toEqual(['begun', 'under-way']);
    expect(await store.idempotency.begin('default', requestOf())).toEqual({ kind: 'answered' });
    expect(await store.idempotency.begin('default', requestOf({ request: 'another' }))).toEqual({
      kind: 'other-request',
    });
    expect(await store.idempotency.begin('elsewhere', requestOf({ request: 'another' }))).toEqual({ kind: 'begun' });
  });

  test('a request that was broken off may be begun again after its lock, a released one at once', async () => {
    const store = await opened();
    await store.idempotency.begin('default', requestOf());

    const late = await store.idempotency.begin('default', requestOf({ at: requestOf().lockedUntil }));
    await store.idempotency.release('default', requestOf({ request: 'another' }));
    const held = await store.idempotency.begin('default', requestOf());
    await store.idempotency.release('default', requestOf());
    const free = await store.idempotency.begin('default', requestOf());

    expect([late.kind, held.kind, free.kind]).toEqual(['begun', 'under-way', 'begun']);
  });

  test('that a request was answered is kept until it expires, and is not let go before', async () => {
    const store = await opened();
    await store.idempotency.begin('default', requestOf());
    await store.idempotency.finish('default', requestOf());
    await store.idempotency.release('default', requestOf());
    const { expiresAt } = requestOf();

    const kept = await store.idempotency.begin('default', requestOf({ at: '2025-05-09T11:59:59.000Z' }));
    const over = await store.idempotency.begin(
      'default',
      requestOf({ at: expiresAt, expiresAt: '2025-05-10T12:00:00.000Z' }),
    );

    expect([kept, over]).toEqual([{ kind: 'answered' }, { kind: 'begun' }]);
    expect(await store.idempotency.expire('elsewhere', '2025-06-01T00:00:00.000Z')).toBe(0);
    expect(await store.idempotency.expire('default', '2025-05-10T00:00:00.000Z')).toBe(0);
    expect(await store.idempotency.expire('default', '2025-05-11T00:00:00.000Z')).toBe(1);
  });

  test('a repetition after its person was forgotten is told so and does nothing', async () => {
    const store = await opened();
    for (const key of ['answered', 'open']) await store.idempotency.begin('default', requestOf({ key }));
    await store.idempotency.begin('default', requestOf({ key: 'of-bo', person: 'bo' }));
    await store.idempotency.finish('default', requestOf({ key: 'answered' }));

    expect(await store.forget(keyOf('ada'))).toMatchObject({ idempotencyRecords: 2 });
    await store.idempotency.finish('default', requestOf({ key: 'open' }));

    const again = ['answered', 'open', 'of-bo'].map((key) => store.idempotency.begin('default', requestOf({ key })));
    expect((await Promise.all(again)).map(({ kind }) => kind)).toEqual(['forgotten', 'forgotten', 'under-way']);
    expect(await store.forget(keyOf('ada'))).toMatchObject({ idempotencyRecords: 0 });
  });
}
