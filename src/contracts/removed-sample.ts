import { z } from 'zod';

const namedSchema = z.strictObject({ id: z.string(), statement: z.string() });

/** What went with a removed sample. */
export const removedSampleSchema = z
  .strictObject({
    person: z.string(),
    sample: z.strictObject({ id: z.string(), words: z.int().nonnegative(), part: z.enum(['inference', 'trial']) }),
    /** The version without it, and the samples that version rests on. */
    profileVersion: z.int().positive(),
    samplesLeft: z.int().nonnegative(),
    /** Spans of it that were evidence, and its turn if it was shown to models, in the version before. */
    evidence: z.int().nonnegative(),
    shownSamples: z.int().nonnegative(),
    /** Hypotheses that the texts left no longer bear out. */
    dropped: z.array(namedSchema),
    /** Hypotheses that stand otherwise than before. */
    moved: z.array(namedSchema.extend({ from: z.string(), to: z.string() })),
    /** Saved prompt states of the person, which may hold its text. */
    promptStates: z.int().nonnegative(),
  })
  .meta({ id: 'RemovedSample', description: 'Result of hyperalign profile remove-sample --json' });

export type RemovedSample = z.infer<typeof removedSampleSchema>;
