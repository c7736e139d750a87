import { z } from 'zod';

const count = z.int().nonnegative();

/** What `forget` removed; zeros where nobody knew the person. */
export const forgottenSchema = z
  .strictObject({
    person: z.string(),
    samples: count,
    profileVersions: count,
    hypotheses: count,
    edits: count,
    replies: count,
    guidances: count,
    runs: count,
    usageEntries: count,
    keys: count,
    jobs: count,
    comparisons: count,
    attestations: count,
    idempotencyRecords: count,
    promptStates: count,
  })
  .meta({ id: 'Forgotten', description: 'How many records of a person went' });

export type Forgotten = z.infer<typeof forgottenSchema>;
