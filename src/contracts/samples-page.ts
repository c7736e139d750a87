import { z } from 'zod';
import { sampleSchema } from './sample.ts';

/** One page of the samples kept of a person, by id. */
export const samplesPageSchema = z
  .strictObject({
    person: z.string(),
    samples: z
      .array(sampleSchema.meta({ id: 'Sample', description: 'A text the person wrote: cleaned, personal data masked' }))
      .readonly(),
    /** Give it as `cursor` for the next page; null: this was the last. */
    next: z.string().nullable(),
  })
  .meta({ id: 'SamplesPage', description: 'One page of the samples kept of a person' });

export type SamplesPage = z.infer<typeof samplesPageSchema>;
