import { z } from 'zod';

/** `off`; `hypotheses`: habits that a hypothesis in force is about; `fingerprint`: every counted habit that differs from the model's own voice. */
export const steerSchema = z.enum(['off', 'hypotheses', 'fingerprint']);

/** What was done while a text was written to make single words and marks as frequent in it as the person has them. */
export const steeringSchema = z.strictObject({
  mode: steerSchema.exclude(['off']),
  biases: z.array(
    z.strictObject({
      featureId: z.string(),
      /** Words or marks as written, with and without a leading space, with a capital. */
      forms: z.array(z.string()).min(1),
      /** Added to the logit of each form that is one token of the model; positive is more often. */
      bias: z.number().min(-2.5).max(1.8),
      /** The hypothesis that asks for it, or null where counts alone do. */
      hypothesisId: z.string().nullable(),
    }),
  ),
});

export type Steer = z.infer<typeof steerSchema>;
export type Steering = z.infer<typeof steeringSchema>;
