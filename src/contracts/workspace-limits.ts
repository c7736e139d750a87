import { z } from 'zod';

/** The most that one request or day may ask for; beyond it a limit is no limit. */
const mostOf = 1_000_000_000;

/** What a workspace may use; null: no limit. */
export const workspaceLimitsSchema = z.strictObject({
  /** All keys of the workspace together never pass it in any minute; a token of one person may use a quarter of it. */
  requestsPerMinute: z.int().min(1).max(1_000_000).nullable(),
  /** Tokens read and written by models in a day of UTC. */
  tokensPerDay: z.int().min(0).max(mostOf).nullable(),
});

/** Where a workspace stands today. */
export const budgetSchema = z.strictObject({
  kind: z.enum(['within', 'spent']),
  usedTokens: z.int().nonnegative(),
  tokensPerDay: z.int().nonnegative().nullable(),
  /** The next midnight of UTC. */
  resetsAt: z.iso.datetime(),
});

/** `hyperalign limits --json`. */
export const shownLimitsSchema = z.strictObject({
  workspace: z.string().min(1),
  limits: workspaceLimitsSchema,
  budget: budgetSchema,
});

export type WorkspaceLimits = z.infer<typeof workspaceLimitsSchema>;
export type Budget = z.infer<typeof budgetSchema>;
export type ShownLimits = z.infer<typeof shownLimitsSchema>;
