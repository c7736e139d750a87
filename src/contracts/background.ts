import { z } from 'zod';
import { registerSchema } from './identifiers.ts';

/** Hashed character n-grams and the moments of the square roots of their frequencies over texts: base64 of 16-bit buckets and of bytes on a logarithmic scale. */
export const hashedMomentsSchema = z.strictObject({ buckets: z.string(), mean: z.string(), deviation: z.string() });

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
      /** Name of the source. */
      source: z.string(),
      /** A made-up name of the writer, the same wherever the writer stands; absent in statistics that were made of texts at hand. */
      person: z.string().optional(),
      /** 48-bit keys of the writer's texts, base64: who learns from one of them is not compared with its writer. */
      keys: z.string().optional(),
      texts: z.int().positive(),
      /** Words of each text. */
      words: z.array(z.int()),
      /** texts × features, one byte a rate on a logarithmic scale (`rate-scale.ts`); 255 = no opportunity. */
      rates: z.string(),
    }),
  ),
  /** What verification compares with; see docs/decisions/0007-fingerprint-and-verification.md. */
  verification: z.strictObject({
    grams: hashedMomentsSchema,
    maskedGrams: hashedMomentsSchema,
    /** Means of other populations over the same n-grams and the catalogue: directions in which a similarity is not looked for. */
    elsewhere: z.array(
      z.strictObject({ grams: z.string(), maskedGrams: z.string(), levels: z.array(z.number().nullable()) }),
    ),
    /** From similarities to a probability, by length of the text; logistic, fitted on people who are not in the moments. */
    calibration: z.array(
      z.strictObject({
        fromWords: z.int().nonnegative(),
        pairs: z.int().positive(),
        people: z.int().positive(),
        intercept: z.number(),
        /** For the similarity of character n-grams, of catalogue rates, and ln(words of the person's texts / 1000). */
        weights: z.tuple([z.number(), z.number(), z.number()]),
      }),
    ),
  }),
  sources: z.array(
    z.strictObject({
      name: z.string(),
      licence: z.string(),
      note: z.string(),
      /** Verification is fitted on the first source and on those marked so; others only fill in features that the fitted ones do not show. */
      fitted: z.boolean().optional(),
    }),
  ),
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
export type HashedMoments = z.infer<typeof hashedMomentsSchema>;
export type Background = z.infer<typeof backgroundSchema>;
