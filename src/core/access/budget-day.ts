import type { Budget } from '../../contracts/workspace-limits.ts';

const dayMs = 86_400_000;

/** The day of UTC that a moment (milliseconds since 1970) falls into, such as `2025-05-08`, and when it ends. */
export function budgetDay(now: number): { readonly day: string; readonly resetsAt: string } {
  const start = Math.floor(now / dayMs) * dayMs;
  return { day: new Date(start).toISOString().slice(0, 10), resetsAt: new Date(start + dayMs).toISOString() };
}

/** Spent as soon as the limit is reached: what a call costs is known only when it is over. */
export function judgeBudget(usedTokens: number, tokensPerDay: number | null, resetsAt: string): Budget {
  const kind = tokensPerDay !== null && usedTokens >= tokensPerDay ? 'spent' : 'within';
  return { kind, usedTokens, tokensPerDay, resetsAt };
}
