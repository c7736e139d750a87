import { z } from 'zod';
import { jobSchema } from './job.ts';
import { pageQuerySchema } from './page-query.ts';
import { personInUrlSchema } from './person-in-url.ts';

/** Asks for a part of the jobs, as it travels in a URL. */
export const jobsQuerySchema = pageQuerySchema.extend({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  /** Of one person; default: of all. */
  person: personInUrlSchema.optional(),
});

/** One page of the jobs, newest first. */
export const jobsPageSchema = z
  .strictObject({
    jobs: z.array(jobSchema).readonly(),
    /** Give it as `cursor` for the next page; null: this was the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'JobsPage', description: 'One page of the jobs, newest first' });

export type JobsPage = z.infer<typeof jobsPageSchema>;
