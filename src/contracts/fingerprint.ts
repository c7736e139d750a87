import { z } from 'zod';

/**
 * The counted side of a person: feature statistics of their samples, no text.
 * All arrays are parallel to the feature catalogue that `catalogue` names.
 */
export const fingerprintSchema = z.strictObject({
  /** Version and hash of the feature catalogue. A fingerprint is refused by another catalogue. */
  catalogue: z.string(),
  texts: z.int().nonnegative(),
  words: z.int().nonnegative(),
  /** Median words of a text: the usual length. */
  medianWords: z.number(),
  /** Mean over texts of each feature's rate. */
  mean: z.array(z.number()),
  /** Standard deviation over texts (n − 1) of each rate; 0 with fewer than two texts. */
  deviation: z.array(z.number()),
  /** Hashed character 3-gram relative frequencies of all texts together, sparse: ascending bucket → frequency. */
  characterGrams: z.strictObject({ buckets: z.array(z.int()), frequencies: z.array(z.number()) }),
});
export type Fingerprint = z.infer<typeof fingerprintSchema>;
