import { z } from 'zod';
import { registerSchema } from './identifiers.ts';
import { postEditModeSchema } from './post-edit.ts';
import { steerSchema } from './steering.ts';
import { wordsSchema } from './words-schema.ts';
import { deliverySchema, rankSchema } from './write-result.ts';

export const seedSchema = z
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** Asks for a text. Meanings and defaults are those of `WriteOptions`. */
export const writeRequestSchema = z
  .strictObject({
    task: wordsSchema(20_000),
    register: registerSchema.optional(),
    candidates: z.int().min(1).max(16).optional(),
    rank: rankSchema.optional(),
    delivery: z.enum([...deliverySchema.options, 'auto']).optional(),
    steer: steerSchema.optional(),
    postEdit: postEditModeSchema.optional(),
    showGuidance: z.boolean().optional(),
    revise: z.boolean().optional(),
    guidanceTokens: z.int().min(0).max(100_000).optional(),
    profileVersion: z
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional(),
    seed: seedSchema.optional(),
  })
  .meta({ id: 'WriteRequest', description: 'Asks for a text' });

/** Without a person there is no profile to take a version, delivery or habits from. */
export const plainWriteRequestSchema = writeRequestSchema
  .pick({ task: true, register: true, candidates: true, seed: true })
  .meta({ id: 'PlainWriteRequest', description: 'Asks for a text in nobody’s voice' });

export type WriteRequest = z.infer<typeof writeRequestSchema>;
export type PlainWriteRequest = z.infer<typeof plainWriteRequestSchema>;
