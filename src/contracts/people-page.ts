import { z } from 'zod';

/** What a list tells of a person. */
export const personSummarySchema = z
  .strictObject({
    person: z.string(),
    createdAt: z.string(),
    samples: z.int().nonnegative(),
    /** Null before the first profile version. */
    profileVersion: z.int().positive().nullable(),
  })
  .meta({ id: 'PersonSummary', description: 'What a list tells of a person' });

/** One page of a workspace's people, by id. */
export const peoplePageSchema = z
  .strictObject({
    people: z.array(personSummarySchema).readonly(),
    /** Give it as `cursor` for the next page; null: this was the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'PeoplePage', description: 'One page of a workspace’s people' });

export type PeoplePage = z.infer<typeof peoplePageSchema>;
export type PersonSummary = z.infer<typeof personSummarySchema>;
