import { z } from 'zod';
import { registerSchema } from './identifiers.ts';

/**
 * Feature statistics of many other writers of one register: no text, no word outside the closed catalogue.
 * Arrays are parallel to the feature catalogue.
 */
export const registerBackgroundSchema = z.strictObject({
  register: registerSchema,
  people: z.int().positive(),
  texts: z.int().positive(),
  words: z.int().positive(),
  medianWords: z.number(),
  /** Counts and opportunities pooled with every writer weighing the same (a writer's words are scaled to the mean of all). */
  count: z.array(z.number()),
  opportunity: z.array(z.number()),
  /** Over texts: mean and standard deviation of the rate, and its quartiles. */
  mean: z.array(z.number()),
  deviation: z.array(z.number()),
  quartiles: z.array(z.tuple([z.number(), z.number(), z.number()])),
  /** Per writer: rates of single texts of the proposal half, to rank a person's texts against people (hypotheses.md 6.4, 6.8). */
  writers: z.array(
    z.strictObject({
      /** `background` proposes; `control` tries. The two halves are disjoint by person. */
      role: z.enum(['background', 'control']),
      /** texts × features, rates rounded to 4 significant digits; row-major, base64 of Float32. */
      texts: z.int().positive(),
      rates: z.string(),
    }),
  ),
  /** Hashed character 3-gram document frequencies (ascending bucket → share of texts), for TF-IDF. */
  gramDocumentShare: z.strictObject({ buckets: z.array(z.int()), shares: z.array(z.number()) }),
  sources: z.array(z.strictObject({ name: z.string(), licence: z.string(), note: z.string() })),
});

/** The shipped file: one entry a register, and how verification scores become probabilities. */
export const backgroundSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Version of this background, part of every result that used it. */
  version: z.string(),
  catalogue: z.string(),
  registers: z.array(registerBackgroundSchema),
});

export type RegisterBackground = z.infer<typeof registerBackgroundSchema>;
export type Background = z.infer<typeof backgroundSchema>;
