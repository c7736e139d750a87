import { z } from 'zod';

/** Result of `stylometry attribute`: for each text the known authors, likeliest first. */
export const attributionResultSchema = z
  .strictObject({
    method: z.string(),
    /** Of the column `distance`. */
    distance: z.string(),
    seed: z.int().nonnegative(),
    texts: z.array(
      z.strictObject({
        id: z.string(),
        words: z.int().nonnegative(),
        /** Empty where the text is too short. */
        ranking: z.array(
          z.strictObject({
            author: z.string(),
            /** By the method, higher is likelier. Null where nothing could be said of this author. */
            score: z.number().nullable(),
            distance: z.number().nullable(),
          }),
        ),
        /** The first two have the same score. */
        tie: z.boolean(),
        /** Who comes first when content words are masked by their length: where this is another author, the topic may have decided. Null where the text is too short. */
        withoutTopic: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'StylometryAttribution', description: 'Result of hyperalign stylometry attribute --json' });

const percentileSchema = z.strictObject({ percentile: z.number().min(0).max(100), n: z.int().positive() }).nullable();

/** Result of `stylometry verify`: for each text and each known author whether the text is consistent with that author's. */
export const verificationResultSchema = z
  .strictObject({
    method: z.string(),
    seed: z.int().nonnegative(),
    /** Other people whose texts were read against, and the pairs of theirs that the probabilities rest on. */
    imposters: z.int().nonnegative(),
    pairs: z.int().nonnegative(),
    texts: z.array(
      z.strictObject({
        id: z.string(),
        words: z.int().nonnegative(),
        authors: z.array(
          z.strictObject({
            author: z.string(),
            decision: z.enum(['same', 'different', 'unknown']),
            /** Null where nothing is decided. */
            p: z.number().min(0).max(1).nullable(),
            reason: z.string().nullable(),
            percentiles: z.strictObject({ own: percentileSchema, others: percentileSchema }),
            notes: z.array(z.string()),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'StylometryVerification', description: 'Result of hyperalign stylometry verify --json' });

/** Result of `stylometry plot`. */
export const plotResultSchema = z
  .strictObject({
    out: z.string(),
    kind: z.enum(['dendrogram', 'scatter']),
    texts: z.int().positive(),
    authors: z.int().positive(),
    distance: z.string(),
  })
  .meta({ id: 'StylometryPlot', description: 'Result of hyperalign stylometry plot --json' });

export type AttributionResult = z.infer<typeof attributionResultSchema>;
export type VerificationResult = z.infer<typeof verificationResultSchema>;
export type PlotResult = z.infer<typeof plotResultSchema>;
