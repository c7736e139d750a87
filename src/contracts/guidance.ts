import { z } from 'zod';
import { registerSchema } from './identifiers.ts';
import { steeringSchema } from './steering.ts';
import { deliverySchema } from './write-result.ts';

/**
 * What a profile becomes in a conversation with any model: the same bytes for a profile version, register and delivery, so that prompt caches hold.
 * Result of `guidance`.
 */
export const guidanceSchema = z
  .strictObject({
    person: z.string(),
    profileVersion: z.int().positive(),
    register: registerSchema,
    delivery: deliverySchema,
    /** For the system message, after the caller's own; empty where a profile has nothing to tell. */
    system: z.string(),
    /** Own samples as earlier exchanges, to stand before the conversation: the only place where text of samples stands. */
    turns: z.array(z.strictObject({ request: z.string(), text: z.string() })),
    hypothesisIds: z.array(z.string()),
    sampleIds: z.array(z.string()),
    /** Estimated prompt tokens of hypotheses and samples. */
    tokens: z.int().nonnegative(),
    /** Where steering was asked for: what makes single words and marks as frequent as the person has them, for a model that takes biases. Absent where nothing is to be moved. */
    steering: steeringSchema.optional(),
  })
  .meta({ id: 'Guidance', description: 'What a person’s profile becomes in a conversation with any model' });

export type Guidance = z.infer<typeof guidanceSchema>;
