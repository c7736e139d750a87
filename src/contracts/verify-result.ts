import { z } from 'zod';
import { hypothesisVerdictSchema } from './combination.ts';

export const verdictSchema = z.enum(['same', 'different', 'too-short']);

/** Result of `verify`: is the text consistent with the person's writing? */
export const verifyResultSchema = z
  .strictObject({
    person: z.string(),
    profileVersion: z.int().positive(),
    verdict: verdictSchema,
    /** Calibrated probability that the person wrote it, at even prior odds; null when too short. */
    probability: z.number().min(0).max(1).nullable(),
    words: z.int().nonnegative(),
    /** The same question asked of the person’s hypotheses in force, for comparison. */
    hypotheses: hypothesisVerdictSchema,
    /** What moved the verdict most: features where text and person agree or differ, at most five. */
    reasons: z.array(
      z.strictObject({
        featureId: z.string(),
        label: z.string(),
        text: z.number(),
        person: z.number(),
        background: z.number(),
      }),
    ),
    /** Why it abstained, or what limits the verdict. */
    note: z.string().nullable(),
  })
  .meta({ id: 'VerifyResult', description: 'Result of hyperalign verify --json' });

export type Verdict = z.infer<typeof verdictSchema>;
export type VerifyResult = z.infer<typeof verifyResultSchema>;
