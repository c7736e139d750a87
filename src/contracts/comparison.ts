import { z } from 'zod';
import { registerSchema } from './identifiers.ts';

export const choiceSchema = z.enum(['left', 'right', 'tie']);
export const comparisonSourceSchema = z.enum(['cli', 'api', 'page']);

/** A person's choice between two texts for one task. The texts are masked and kept like samples. */
export const comparisonSchema = z
  .strictObject({
    /** `c_` and 16 hexadecimal digits of the SHA-256 of its contents and the key given with it: the same comparison is kept once. */
    id: z.string(),
    task: z.string(),
    left: z.string(),
    right: z.string(),
    chosen: choiceSchema,
    register: registerSchema,
    at: z.string(),
    /** Where it was made. */
    source: comparisonSourceSchema,
    /** What the person said of it, or null. */
    note: z.string().nullable(),
  })
  .meta({ id: 'Comparison', description: 'A person’s choice between two texts' });

/** Result of `compare`. */
export const comparisonResultSchema = z
  .strictObject({
    person: z.string(),
    comparison: comparisonSchema,
    /** `known`: the same comparison was there already. */
    outcome: z.enum(['kept', 'known']),
  })
  .meta({ id: 'ComparisonResult', description: 'Result of hyperalign compare --json' });

/** One page of a person's comparisons, newest first. */
export const comparisonPageSchema = z
  .strictObject({
    person: z.string(),
    comparisons: z.array(comparisonSchema),
    /** Give it as `after` for the next page; null: this was the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'ComparisonPage', description: 'Result of hyperalign compare list --json' });

export type Choice = z.infer<typeof choiceSchema>;
export type ComparisonSource = z.infer<typeof comparisonSourceSchema>;
export type Comparison = z.infer<typeof comparisonSchema>;
export type ComparisonResult = z.infer<typeof comparisonResultSchema>;
export type ComparisonPage = z.infer<typeof comparisonPageSchema>;
