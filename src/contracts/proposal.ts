import { z } from 'zod';
import { dimensionSchema } from './hypothesis.ts';

const quoteSchema = z.strictObject({ textId: z.string(), quote: z.string() });

/** A hypothesis as a model proposed it, before any check. */
export const proposalSchema = z.strictObject({
  dimension: dimensionSchema,
  claim: z.string(),
  check: z.string().nullable(),
  /** `textId` is null where the prompt asked for the quote alone. */
  quotes: z.array(quoteSchema.extend({ textId: z.string().nullable() })),
  featureId: z.string().nullable(),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Reply of the contrastive prompt, for models that keep long JSON together. */
export const contrastiveReplySchema = z.strictObject({
  hypotheses: z
    .array(
      z.strictObject({
        dimension: dimensionSchema,
        claim: z.string().min(12).max(200),
        check: z.string().min(12).max(200),
        quotes: z.array(quoteSchema).min(1).max(4),
        featureId: z.string().nullable(),
      }),
    )
    .max(18),
});

/**
 * `secondQuote` comes from another text: a habit that shows in one text alone is not kept once there are four texts.
 * Quotes are long enough to be found again and short enough that a small model does not run on.
 */
const slotSchema = z.strictObject({
  rule: z.string().max(140),
  quote: z.string().max(110),
  secondQuote: z.string().max(110),
});

/** Reply of the fixed-slot prompt, for small models: one object, six habits, each with its quotes. */
export const slotReplySchema = z.strictObject({
  opening: slotSchema,
  closing: slotSchema,
  directness: slotSchema,
  tone: slotSchema,
  sentences: slotSchema,
  emotion: slotSchema,
});
export type ContrastiveReply = z.infer<typeof contrastiveReplySchema>;
export type SlotReply = z.infer<typeof slotReplySchema>;
