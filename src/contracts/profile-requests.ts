import { z } from 'zod';
import { exportedProfileSchema } from './exported-profile.ts';
import { attributesSchema } from './profile.ts';

/** A version as it travels in a URL. */
export const versionInQuerySchema = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1);

/** The owner's word on a hypothesis. */
export const standingRequestSchema = z
  .strictObject({ standing: z.enum(['accepted', 'rejected', 'pinned']) })
  .meta({ id: 'StandingRequest', description: 'The owner’s word on a hypothesis' });

/** A hypothesis in the owner's words. */
export const statementRequestSchema = z
  .strictObject({ statement: z.string().min(12).max(200) })
  .meta({ id: 'StatementRequest', description: 'A hypothesis in the owner’s words' });

/** Attributes to set; those left out stay. */
export const attributesRequestSchema = attributesSchema
  .extend({ language: z.string().regex(/^[a-z]{3}$/, { error: 'use an ISO 639-3 code such as "eng"' }) })
  .partial()
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), {
    error: 'name at least one attribute',
  })
  .meta({ id: 'AttributesRequest', description: 'Attributes to set; those left out stay', minProperties: 1 });

export const rollbackRequestSchema = z
  .strictObject({
    version: z
      .int()
      .min(1)
      .max(2 ** 31 - 1),
  })
  .meta({ id: 'RollbackRequest', description: 'The version to make the newest again' });

/** At most so many samples come with a profile. */
export const mostImportedSamples = 20_000;

export const importRequestSchema = exportedProfileSchema
  .extend({
    samples: exportedProfileSchema.shape.samples.unwrap().max(mostImportedSamples).optional(),
  })
  .meta({ id: 'ImportRequest', description: 'A profile as export gave it' });

export type AttributesRequest = z.infer<typeof attributesRequestSchema>;
export type StandingRequest = z.infer<typeof standingRequestSchema>;
