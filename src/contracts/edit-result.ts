import { z } from 'zod';
import { hypothesisSchema } from './hypothesis.ts';
import { noticeSchema } from './learn-result.ts';
import { usageSchema } from './usage.ts';

/** Result of learning from one edit of a draft. */
export const editResultSchema = z
  .strictObject({
    person: z.string(),
    /** `unchanged`: draft and final text are equal. `known`: this edit was counted before. Both change nothing. */
    outcome: z.enum(['learned', 'unchanged', 'known']),
    /** The newest version after the edit. */
    profileVersion: z.int().positive(),
    /** Edits kept of this person's drafts, all registers. */
    edits: z.int().nonnegative(),
    /** Share of the final text's words that are the person's own, 0 to 1. */
    ownShare: z.number().min(0).max(1),
    /** Changed places; `facts`: those that only changed names, numbers or dates and are never learned. */
    places: z.strictObject({ total: z.int().nonnegative(), facts: z.int().nonnegative() }),
    /** Counted changes of this edit, in the unit of the feature. */
    changes: z.array(
      z.strictObject({
        featureId: z.string(),
        label: z.string(),
        direction: z.enum(['more', 'less']),
        draft: z.number(),
        final: z.number(),
        unit: z.string(),
      }),
    ),
    /** For the owner to accept or reject: new ones, and those whose worth this edit changed. */
    proposals: z.array(hypothesisSchema),
    /** Ids of hypotheses this edit bears out, and of those in force that a proposal opposes. */
    confirmed: z.array(z.string()),
    contradicted: z.array(z.string()),
    /** Whether the final text became a sample, or why not. */
    sample: z.enum(['kept', 'known', 'mostly-draft', 'not-usable']),
    notices: z.array(noticeSchema),
    usage: usageSchema,
  })
  .meta({ id: 'EditResult', description: 'Result of hyperalign edit --json' });

export type EditResult = z.infer<typeof editResultSchema>;
