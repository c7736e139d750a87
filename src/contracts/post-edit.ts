import { z } from 'zod';

/** `off`; `hypotheses`: habits that a hypothesis in force is about; `fingerprint`: every habit that can be edited without touching what a text says. */
export const postEditModeSchema = z.enum(['off', 'hypotheses', 'fingerprint']);

/** A habit of which a finished text was given as much as the person has of it. */
export const postEditSchema = z.strictObject({
  featureId: z.string(),
  /** Places that got the other of two forms. */
  changed: z.int().positive(),
  /** Places with one of the two forms. */
  places: z.int().positive(),
  /** Share of places with the counted form that was aimed at. */
  rate: z.number().min(0).max(1),
});

export type PostEditMode = z.infer<typeof postEditModeSchema>;
export type PostEdit = z.infer<typeof postEditSchema>;
