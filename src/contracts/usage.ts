import { z } from 'zod';

/** What model calls cost. Tokens as the provider counts them; null where it does not say. */
export const usageSchema = z.strictObject({
  calls: z.int().nonnegative(),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
});
export type Usage = z.infer<typeof usageSchema>;
