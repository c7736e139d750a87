import { z } from 'zod';

/** Hashed character n-grams, sparse: base64 of ascending 16-bit buckets, and one byte each on a logarithmic scale for the mean over texts of the square root of the relative frequency. */
export const hashedFrequenciesSchema = z.strictObject({ buckets: z.string(), frequencies: z.string() });

/**
 * The counted side of a person: feature statistics of their samples, no text.
 * Arrays are parallel to the feature catalogue that `catalogue` names.
 */
export const fingerprintSchema = z.strictObject({
  /** Version and hash of the feature catalogue. A fingerprint is refused by another catalogue. */
  catalogue: z.string(),
  texts: z.int().nonnegative(),
  words: z.int().nonnegative(),
  /** Median words of a text: the usual length. */
  medianWords: z.number(),
  /** Mean over texts of each feature's rate; null where no text gave an opportunity. */
  mean: z.array(z.number().nullable()),
  /** Standard deviation over texts (n − 1) of each rate; 0 with fewer than two texts. */
  deviation: z.array(z.number()),
  /** Mean over texts of each rate on the scale that makes rates comparable: square root of shares, ln(1 + length). */
  level: z.array(z.number().nullable()),
  grams: hashedFrequenciesSchema,
  /** The same of the texts with content words masked by their length. */
  maskedGrams: hashedFrequenciesSchema,
});
export type Fingerprint = z.infer<typeof fingerprintSchema>;
export type HashedFrequencies = z.infer<typeof hashedFrequenciesSchema>;
