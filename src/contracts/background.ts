import { z } from 'zod';
import { registerSchema } from './identifiers.ts';

/**
 * Feature statistics of many other writers of one register: no text, no word outside the closed catalogue.
 * Arrays are parallel to the feature catalogue. Bytes are base64; `openBackground` unpacks them.
 */
export const registerBackgroundSchema = z.strictObject({
  register: registerSchema,
  people: z.int().positive(),
  texts: z.int().positive(),
  words: z.int().positive(),
  medianWords: z.number(),
  /** Counts and opportunities of the `background` writers, pooled with every writer weighing the same. */
  count: z.array(z.number()),
  opportunity: z.array(z.number()),
  /** Ids of features that no source of this register shows as people write them: they have no rates here and nothing may be claimed of them. */
  unreliable: z.array(z.string()),
  /** Per writer: rates of single texts, to rank a person's texts against people (hypotheses.md 6.4, 6.8). */
  writers: z.array(
    z.strictObject({
      /** `background` proposes; `control` tries. The two halves are disjoint by person. */
      role: z.enum(['background', 'control']),
      texts: z.int().positive(),
      /** Words of each text. */
      words: z.array(z.int()),
      /** texts × features, one byte a rate on a logarithmic scale (`rate-scale.ts`); 255 = no opportunity. */
      rates: z.string(),
    }),
  ),
  /** What verification compares with; see docs/decisions/0007-fingerprint-and-verification.md. */
  verification: z.strictObject({
    /** Character n-grams and words (as hashes) that are weighed, with their moments over `background` people's texts. */
    grams: z.strictObject({ buckets: z.string(), mean: z.string(), deviation: z.string() }),
    words: z.strictObject({ buckets: z.string(), mean: z.string(), deviation: z.string() }),
    /** Other people's profiles in both spaces and in the catalogue: the crowd a similarity is read against. One signed byte a value. */
    crowd: z.array(z.strictObject({ grams: z.string(), words: z.string(), rates: z.string() })),
    /** From similarities to a probability, by length of the text (logistic). */
    calibration: z.array(
      z.strictObject({
        fromWords: z.int().nonnegative(),
        toWords: z.int().positive(),
        pairs: z.int().positive(),
        intercept: z.number(),
        weights: z.array(z.number()),
      }),
    ),
  }),
  sources: z.array(z.strictObject({ name: z.string(), licence: z.string(), note: z.string() })),
});

/** The shipped file: one entry a register. */
export const backgroundSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Version of this background, part of every result that used it. */
  version: z.string(),
  catalogue: z.string(),
  registers: z.array(registerBackgroundSchema),
});

export type RegisterBackground = z.infer<typeof registerBackgroundSchema>;
export type Background = z.infer<typeof backgroundSchema>;
