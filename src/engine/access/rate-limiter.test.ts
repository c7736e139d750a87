import { describe, expect, test } from 'vitest';
import type { Principal } from '../../contracts/access.ts';
import { ownerOf } from '../../core/access/index.ts';
import { entryOf, fixedClock, memoryStore } from '../../testing/index.ts';
import { openRateLimiter } from './rate-limiter.ts';

const app: Principal = { ...ownerOf('default'), keyId: 'app' };
const other: Principal = { ...app, keyId: 'other' };
const ada: Principal = { ...app, keyId: 'ada', person: 'ada' };
const bo: Principal = { ...app, keyId: 'bo', person: 'bo' };
const elsewhere: Principal = { ...app, workspace: 'elsewhere' };

async function limited(requestsPerMinute: number | null) {
  const store = memoryStore();
  const clock = fixedClock();
  for (const workspace of ['default', 'elsewhere'])
    await store.limits.set(workspace, { requestsPerMinute, tokensPerDay: null }, entryOf({ workspace }));
  const limiter = openRateLimiter({ store, clock });
  /** How many of so many requests at once are admitted. */
  const admitted = async (principal: Principal, requests: number) => {
    const outcomes = await Promise.all(Array.from({ length: requests }, () => limiter.take(principal)));
    return outcomes.filter(({ kind }) => kind === 'admitted').length;
  };
  return { store, clock, limiter, admitted };
}

describe('requests of a workspace', () => {
  test('have no limit unless one is set', async () => {
    const { admitted } = await limited(null);

    expect(await admitted(app, 1000)).toBe(1000);
  });

  test('are limited over all its keys, and no other workspace feels it', async () => {
    const { admitted } = await limited(100);

    expect([await admitted(app, 50), await admitted(other, 50), await admitted(elsewhere, 50)]).toEqual([10, 0, 10]);
  });

  test('are told when to come again, and then pass', async () => {
    const { clock, limiter, admitted } = await limited(60);
    await admitted(app, 6);

    const refused = await limiter.take(app);

    expect(refused).toEqual({ kind: 'limited', retryAfterMs: 1091 });
    clock.advance(1091);
    expect(await limiter.take(app)).toEqual({ kind: 'admitted' });
  });

  test('cannot be used up by a token of one person, nor can one token stop another', async () => {
    const { admitted } = await limited(100);

    expect([await admitted(ada, 50), await admitted(bo, 50), await admitted(app, 50)]).toEqual([3, 3, 4]);
  });

  test('that the token refuses take nothing from the workspace', async () => {
    const { admitted } = await limited(100);

    await admitted(ada, 1000);

    expect(await admitted(app, 50)).toBe(7);
  });

  test('follow a limit that was changed from the next one on', async () => {
    const { store, admitted } = await limited(100);
    await admitted(app, 10);

    await store.limits.set('default', { requestsPerMinute: null, tokensPerDay: null }, entryOf({ id: 'a_2' }));

    expect(await admitted(app, 20)).toBe(20);
  });
});

test('tokens that nobody uses any more are let go', async () => {
  const { clock, limiter } = await limited(1_000_000);
  for (let token = 0; token < 9_998; token += 1) await limiter.take({ ...ada, keyId: `token-${token}` });
  const before = limiter.size();
  clock.advance(3_600_000);

  await limiter.take(ada);

  expect([before, limiter.size()]).toEqual([9_999, 2]);
});
