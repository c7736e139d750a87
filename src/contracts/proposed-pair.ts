import { z } from 'zod';
import { registerSchema } from './identifiers.ts';
import { usageSchema } from './usage.ts';
import { wordsSchema } from './words-schema.ts';
import { seedSchema } from './write-request.ts';

/** Asks for two texts for a task. Meanings and defaults are those of `ProposePairOptions`. */
export const pairRequestSchema = z
  .strictObject({
    task: wordsSchema(20_000),
    register: registerSchema.optional(),
    candidates: z.int().min(2).max(16).optional(),
    seed: seedSchema.optional(),
  })
  .meta({ id: 'PairRequest', description: 'Asks for two texts between which a choice tells most' });

/** Two texts to choose between. Nothing of them is kept until the choice is. */
export const proposedPairSchema = z
  .strictObject({
    person: z.string(),
    task: z.string(),
    register: registerSchema,
    left: z.string(),
    right: z.string(),
    /** What the choice is expected to tell of the person, in nats: at most log 2. */
    information: z.number().nonnegative(),
    /** The person's comparisons that it rests on. */
    comparisons: z.int().nonnegative(),
    model: z.string(),
    usage: usageSchema,
  })
  .meta({ id: 'ProposedPair', description: 'Two texts for one task between which the person’s choice tells most' });

export type PairRequest = z.infer<typeof pairRequestSchema>;
export type ProposedPair = z.infer<typeof proposedPairSchema>;
