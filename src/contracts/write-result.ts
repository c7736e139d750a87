import { z } from 'zod';
import { noticeSchema } from './learn-result.ts';
import { postEditSchema } from './post-edit.ts';
import { steeringSchema } from './steering.ts';
import { usageSchema } from './usage.ts';

/** How a profile reaches the model: hypotheses in the system message, own samples as earlier turns, or both. */
export const deliverySchema = z.enum(['hypotheses', 'samples', 'both']);

export const complianceSchema = z.strictObject({
  hypothesisId: z.string(),
  statement: z.string(),
  /** Null: too few opportunities in this text to tell. */
  followed: z.boolean().nullable(),
  /** The counted value in the predicate's unit, or null where it cannot be counted. */
  measure: z.number().nullable(),
  unit: z.string().nullable(),
});

export const leakageSchema = z.strictObject({
  /** Share of the text's word 5-grams that stand in a sample and not in the task. */
  share: z.number().min(0).max(1),
  /** Longest run of consecutive words shared with a sample and absent from the task. */
  longestRun: z.int().nonnegative(),
});

export const candidateSchema = z.strictObject({
  text: z.string(),
  /** Similarity to the fingerprint, higher is nearer; the order of candidates unless `ranking` gives another. */
  score: z.number(),
});

/** What several candidates are ordered by: nearness to the fingerprint, the told hypotheses that they follow, what the person's comparisons show them to like, or that and the fingerprint. */
export const rankSchema = z.enum(['fingerprint', 'hypotheses', 'reward', 'both']);

/** What the person's comparisons made of the order of candidates. */
export const rankingSchema = z.strictObject({
  by: rankSchema.exclude(['fingerprint', 'hypotheses']),
  /** The person's comparisons that were read: the newest thousand at most. */
  comparisons: z.int().nonnegative(),
  /** Why the order was left to the fingerprint; null where it was not. */
  abstained: z.enum(['no-comparisons', 'not-foretold', 'unsure']).nullable(),
  /** Probability that the person likes the pick better than the one nearest to the fingerprint; null where they are one or nothing is known. */
  confidence: z.number().min(0).max(1).nullable(),
  /** What the taken text is beside the one nearest to the fingerprint: `shorter`, `no greeting`. Empty where they are one. */
  words: z.array(z.string()),
});

/** Result of `write`. */
export const writeResultSchema = z
  .strictObject({
    person: z.string(),
    text: z.string(),
    profileVersion: z.int().positive().nullable(),
    model: z.string(),
    delivery: deliverySchema.nullable(),
    compliance: z.array(complianceSchema),
    leakage: leakageSchema,
    candidates: z.array(candidateSchema),
    /** Absent where no comparisons were to be asked, or there was one candidate. */
    ranking: rankingSchema.optional(),
    revised: z.boolean(),
    /** What was steered while the text was written; absent where nothing was. */
    steering: steeringSchema.optional(),
    /** What was edited in the finished text; absent where nothing was to be. */
    postEdits: z.array(postEditSchema).optional(),
    finishReason: z.string(),
    notices: z.array(noticeSchema),
    guidance: z.strictObject({ tokens: z.int(), text: z.string().nullable() }),
    usage: usageSchema,
    timings: z.strictObject({ firstTokenMs: z.number().nullable(), totalMs: z.number() }),
  })
  .meta({ id: 'WriteResult', description: 'Result of hyperalign write --json' });

/** A piece of a text while it is written. */
export const writtenPieceSchema = z
  .strictObject({ text: z.string() })
  .meta({ id: 'WrittenPiece', description: 'A piece of a text while it is written' });

export type Delivery = z.infer<typeof deliverySchema>;
export type Compliance = z.infer<typeof complianceSchema>;
export type Leakage = z.infer<typeof leakageSchema>;
export type Candidate = z.infer<typeof candidateSchema>;
export type Rank = z.infer<typeof rankSchema>;
export type Ranking = z.infer<typeof rankingSchema>;
export type WriteResult = z.infer<typeof writeResultSchema>;
