import { z } from 'zod';
import { choiceSchema, comparisonSourceSchema } from './comparison.ts';
import { registerSchema } from './identifiers.ts';

const longestCompared = 100_000;

/** A person's choice between two texts. Meanings and defaults are those of `CompareOptions`. */
export const compareRequestSchema = z
  .strictObject({
    task: z.string().min(1).max(20_000),
    left: z.string().min(1).max(longestCompared),
    right: z.string().min(1).max(longestCompared),
    chosen: choiceSchema,
    register: registerSchema.optional(),
    note: z.string().min(1).max(2000).optional(),
    /** Nothing that comes over HTTP was typed on the command line. */
    source: comparisonSourceSchema.exclude(['cli']).optional(),
  })
  .meta({ id: 'CompareRequest', description: 'A person’s choice between two texts' });

export type CompareRequestBody = z.infer<typeof compareRequestSchema>;
