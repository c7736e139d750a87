import { describe, expect, test } from 'vitest';
import { judgeKey, type PresentedKey } from './judge-key.ts';

const noon = Date.parse('2025-05-08T12:00:00.000Z');
const before = '2025-05-08T11:59:59.999Z';
const after = '2025-05-08T12:00:00.001Z';
const good: PresentedKey = { secret: 'current', expiresAt: null, revokedAt: null, previousUntil: null, now: noon };

describe('a key', () => {
  test.each<{ readonly name: string; readonly given: Partial<PresentedKey>; readonly refusal: string | null }>([
    { name: 'that never expires opens', given: {}, refusal: null },
    { name: 'opens before it expires', given: { expiresAt: after }, refusal: null },
    { name: 'has expired at its very moment', given: { expiresAt: new Date(noon).toISOString() }, refusal: 'expired' },
    { name: 'that was revoked is said to be', given: { revokedAt: before, expiresAt: before }, refusal: 'revoked' },
    { name: 'opens by its old secret for a while', given: { secret: 'previous', previousUntil: after }, refusal: null },
    { name: 'opens so no longer', given: { secret: 'previous', previousUntil: before }, refusal: 'expired' },
    { name: 'has no old secret without a time', given: { secret: 'previous' }, refusal: 'expired' },
    {
      name: 'keeps its expiry for the old secret, too',
      given: { secret: 'previous', previousUntil: after, expiresAt: before },
      refusal: 'expired',
    },
    {
      name: 'tells nobody without a secret that it was revoked',
      given: { secret: 'none', revokedAt: before },
      refusal: 'unknown',
    },
  ])('$name', ({ given, refusal }) => {
    expect(judgeKey({ ...good, ...given })).toBe(refusal);
  });
});
