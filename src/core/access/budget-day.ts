import type { Budget } from '../../contracts/workspace-limits.ts';

const day = 86_400_000;

/** The day of UTC that a moment (milliseconds since 1970) falls into, as ISO 8601. */
export function budgetDay(now: number): { readonly startsAt: string; readonly resetsAt: string } {
  const start = Math.floor(now / day) * day;
  return { startsAt: new Date(start).toISOString(), resetsAt: new Date(start + day).toISOString() };
}

/** Spent as soon as the limit is reached: what a call costs is known only when it is over. */
export function judgeBudget(usedTokens: number, tokensPerDay: number | null, resetsAt: string): Budget {
  const kind = tokensPerDay !== null && usedTokens >= tokensPerDay ? 'spent' : 'within';
  return { kind, usedTokens, tokensPerDay, resetsAt };
}
