import { expect, test } from 'vitest';
import { budgetDay, judgeBudget } from './budget-day.ts';

const midnight = '2025-05-09T00:00:00.000Z';

test.each([
  { now: '2025-05-08T00:00:00.000Z', day: '2025-05-08', resetsAt: midnight },
  { now: '2025-05-08T23:59:59.999Z', day: '2025-05-08', resetsAt: midnight },
  { now: midnight, day: '2025-05-09', resetsAt: '2025-05-10T00:00:00.000Z' },
])('the day of $now ends at $resetsAt', ({ now, day, resetsAt }) => {
  expect(budgetDay(Date.parse(now))).toEqual({ day, resetsAt });
});

test.each([
  { used: 999, limit: 1000, kind: 'within' },
  { used: 1000, limit: 1000, kind: 'spent' },
  { used: 0, limit: 0, kind: 'spent' },
  { used: 1_000_000, limit: null, kind: 'within' },
])('$used of $limit tokens are $kind', ({ used, limit, kind }) => {
  expect(judgeBudget(used, limit, midnight)).toEqual({
    kind,
    usedTokens: used,
    tokensPerDay: limit,
    resetsAt: midnight,
  });
});
