import { z } from 'zod';
import { attestationSchema } from './attestation.ts';
import { editSchema } from './edit.ts';
import { profileSchema } from './profile.ts';
import { sampleSchema } from './sample.ts';

/** What `profile export` writes and `profile import` reads. Without samples, evidence offsets point nowhere and own turns are not shown. */
export const exportedProfileSchema = z
  .strictObject({
    format: z.literal('hyperalign-profile'),
    formatVersion: z.literal(1),
    exportedAt: z.string(),
    profile: profileSchema,
    /** Present only when the owner asked for them. */
    samples: z.array(sampleSchema).optional(),
    /** Counts of the edits the person made to drafts; no text. */
    edits: z.array(editSchema).optional(),
    /** Who attested that the texts are the person's own; no text of the person. */
    attestations: z.array(attestationSchema).optional(),
  })
  .meta({ id: 'ExportedProfile', description: 'A person’s profile, as written by hyperalign profile export' });

export type ExportedProfile = z.infer<typeof exportedProfileSchema>;
