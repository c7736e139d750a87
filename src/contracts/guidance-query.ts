import { z } from 'zod';
import { registerSchema } from './identifiers.ts';
import { versionInQuerySchema } from './profile-requests.ts';
import { deliverySchema } from './write-result.ts';

/** Asks for guidance, as it travels in a URL. Meanings and defaults are those of `GuidanceOptions`. */
export const guidanceQuerySchema = z.strictObject({
  register: registerSchema.optional(),
  delivery: deliverySchema.optional(),
  guidanceTokens: z.coerce.number().int().min(0).max(100_000).optional(),
  profileVersion: versionInQuerySchema.optional(),
});

export type GuidanceQuery = z.infer<typeof guidanceQuerySchema>;
