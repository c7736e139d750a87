import { z } from 'zod';
import { wordsSchema } from './words-schema.ts';

/** What somebody says who hands texts over: that they are the person's own. */
export const attestationWordsSchema = z.strictObject({
  /** Who says so: a name or an address, as they gave it. */
  by: z
    .string()
    .trim()
    .max(120)
    // Control characters by their numbers, since not every engine that reads the published schemas knows them by their class.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
    .regex(/^[^\u0000-\u001f\u007f-\u009f]*[^\s\u0000-\u001f\u007f-\u009f][^\u0000-\u001f\u007f-\u009f]*$/, {
      error: 'give a name or address in one line',
    }),
  /** In their words, at most 1,000 characters. */
  statement: wordsSchema(1000).nullable(),
});

/** Who attested that texts are a person's own, when, and which. Holds no text of the person. */
export const attestationSchema = attestationWordsSchema
  .extend({
    /** `a_` and 16 hexadecimal digits of the SHA-256 of who, what and which samples: said twice, it is kept once. */
    id: z.string(),
    at: z.string(),
    /** How many samples it covers. */
    samples: z.int().positive(),
    /** SHA-256 of the ids of these samples, in order and joined by line breaks. */
    sampleIdsHash: z.string(),
  })
  .meta({ id: 'Attestation', description: 'Who attested that texts are a person’s own' });

export type AttestationWords = z.infer<typeof attestationWordsSchema>;
export type Attestation = z.infer<typeof attestationSchema>;
