import { z } from 'zod';
import { learnResultSchema } from './learn-result.ts';

/** `queued` until a runner takes it; `done`, `failed` and `cancelled` are final. */
export const jobStateSchema = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);

/** What a running job is doing: numbers and purposes, no text. */
export const jobProgressSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('reading'), kept: z.int().nonnegative(), dropped: z.int().nonnegative() }),
  z.strictObject({ step: z.literal('measuring'), samples: z.int().nonnegative() }),
  z.strictObject({ step: z.literal('asking'), purpose: z.string() }),
  z.strictObject({ step: z.literal('storing') }),
]);

/** Something that happened to a job. */
export const jobEventSchema = z
  .strictObject({
    /** From 1, without gaps: whoever has read up to one asks for those after it. */
    number: z.int().positive(),
    at: z.string(),
    /** The state from then on. */
    state: jobStateSchema,
    /** Null where the state is what is new. */
    progress: jobProgressSchema.nullable(),
  })
  .meta({ id: 'JobEvent', description: 'Something that happened to a job' });

/** A learning that was handed over to be done by a runner. */
export const jobSchema = z
  .strictObject({
    id: z.string(),
    person: z.string(),
    kind: z.literal('learn'),
    state: jobStateSchema,
    /** Texts that were handed over and could be used; they go when the job ends. */
    texts: z.int().nonnegative(),
    createdAt: z.string(),
    /** When a runner last took it. */
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    /** How often a runner took it. One that gave it back unharmed does not count. */
    attempts: z.int().nonnegative(),
    /** Why it failed: a code of this package's errors, `interrupted` (its processes ended time and again) or `internal` (a fault of this program). */
    error: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'Job', description: 'A learning that was handed over to be done by a runner' });

/** A job with what came of it, once it is done. */
export const shownJobSchema = jobSchema
  .extend({ result: learnResultSchema.nullable() })
  .meta({ id: 'ShownJob', description: 'A job with what came of it' });

/** What is kept of a result: no text. The hypotheses and their quotes are read from the profile version, so that what was removed since is not shown. */
export const jobOutcomeSchema = learnResultSchema
  .omit({ profile: true })
  .extend({ profileVersion: z.int().positive().nullable() });

export type JobState = z.infer<typeof jobStateSchema>;
export type JobProgress = z.infer<typeof jobProgressSchema>;
export type JobEvent = z.infer<typeof jobEventSchema>;
export type Job = z.infer<typeof jobSchema>;
export type ShownJob = z.infer<typeof shownJobSchema>;
export type JobOutcome = z.infer<typeof jobOutcomeSchema>;
