import { z } from 'zod';
import { attestationWordsSchema } from './attestation.ts';
import { registerSchema } from './identifiers.ts';
import { droppedSchema } from './learn-result.ts';
import { dropReasonSchema, sampleSourceSchema } from './sample.ts';

/** A text of a job: cleaned and masked before it is kept, like a sample. */
export const jobTextSchema = z.strictObject({
  /** The id it has as a sample. */
  id: z.string(),
  text: z.string(),
  source: sampleSourceSchema,
  /** What its form suggests, or null. */
  register: registerSchema.nullable(),
  writtenAt: z.string().nullable(),
  authorName: z.string().nullable(),
  /** Kind → items that were masked in it. */
  masked: z.record(z.string(), z.int().nonnegative()),
});

/** What a learning was asked for, without its texts. */
export const jobOptionsSchema = z.strictObject({
  register: registerSchema.nullable(),
  budgetTokens: z.int().nonnegative().nullable(),
  useModel: z.boolean(),
  seed: z.int().nonnegative(),
  audience: z.enum(['workspace', 'person']),
  attestation: attestationWordsSchema.nullable(),
  /** What was read and could not be used: the first hundred, and how many more for each reason. */
  dropped: z.strictObject({
    examples: z.array(droppedSchema),
    more: z.partialRecord(dropReasonSchema, z.int().positive()),
  }),
});

export type JobText = z.infer<typeof jobTextSchema>;
export type JobOptions = z.infer<typeof jobOptionsSchema>;
