import { z } from 'zod';
import { registerSchema } from './identifiers.ts';

const countedSchema = z.strictObject({ count: z.number().nonnegative(), opportunity: z.number().nonnegative() });

/** How the rate of one counted feature moved from draft to final text, where it moved at a changed place. */
export const featureChangeSchema = z.strictObject({
  featureId: z.string(),
  direction: z.enum(['more', 'less']),
  draft: countedSchema,
  final: countedSchema,
  /** Numbers of the changed places that moved it, from 0; empty for lengths, which the whole text moves. */
  places: z.array(z.int().nonnegative()),
});

/** What one edit of a draft by the person showed: counts alone, no word of either text. */
export const editSchema = z.strictObject({
  /** `e_` and 16 hexadecimal digits of the SHA-256 of draft and final text: the same edit counts once. */
  id: z.string(),
  register: registerSchema,
  editedAt: z.string(),
  words: z.strictObject({
    draft: z.int().nonnegative(),
    final: z.int().nonnegative(),
    /** Words of the final text that the draft did not have at that place. */
    own: z.int().nonnegative(),
  }),
  /** Changed places; `facts`: those that only changed names, numbers or dates. */
  places: z.strictObject({ total: z.int().nonnegative(), facts: z.int().nonnegative() }),
  changes: z.array(featureChangeSchema),
  /** Ids of hypotheses in words that this edit speaks for. */
  supports: z.array(z.string()),
});

export type FeatureChange = z.infer<typeof featureChangeSchema>;
export type Edit = z.infer<typeof editSchema>;
