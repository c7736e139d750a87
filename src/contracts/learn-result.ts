import { z } from 'zod';
import { evidenceSchema, hypothesisSchema } from './hypothesis.ts';
import { judgeAgreementSchema } from './judge-agreement.ts';
import { dropReasonSchema } from './sample.ts';
import { usageSchema } from './usage.ts';

/** A hypothesis as it is shown: its evidence carries the quoted words. */
export const shownHypothesisSchema = hypothesisSchema.extend({
  evidence: z.array(evidenceSchema.extend({ quote: z.string() })),
});

export const droppedSchema = z.strictObject({
  /** File or position, as the reader named it. */
  label: z.string(),
  reason: dropReasonSchema,
  detail: z.string(),
});

export const cleaningReportSchema = z.strictObject({
  kept: z.int().nonnegative(),
  /** Texts that were already samples of this person. */
  known: z.int().nonnegative(),
  dropped: z.strictObject({
    total: z.int().nonnegative(),
    byReason: z.partialRecord(dropReasonSchema, z.int()),
    /** The first hundred, so that a report of a mailbox stays readable. */
    examples: z.array(droppedSchema),
  }),
  masked: z.record(z.string(), z.int()),
  /** ISO 639-3 → texts. */
  languages: z.record(z.string(), z.int()),
  words: z.int().nonnegative(),
});

/** A step that did not end as hoped, said once: "the model's reply was cut off; measured hypotheses only". */
export const noticeSchema = z.strictObject({ code: z.string(), message: z.string() });

/** Result of `learn`: `profile` is null when nothing could be claimed, and `notices` say why. */
export const learnResultSchema = z
  .strictObject({
    person: z.string(),
    profile: z
      .strictObject({
        version: z.int().positive(),
        hypotheses: z.array(shownHypothesisSchema),
        judgeAgreement: judgeAgreementSchema.optional(),
      })
      .nullable(),
    samples: cleaningReportSchema,
    notices: z.array(noticeSchema),
    usage: usageSchema,
    timings: z.strictObject({
      readMs: z.number(),
      measureMs: z.number(),
      inferMs: z.number(),
      storeMs: z.number(),
      totalMs: z.number(),
    }),
  })
  .meta({ id: 'LearnResult', description: 'Result of hyperalign learn --json' });

/** Estimate of `learn --dry-run`: nothing was spent, nothing stored. */
export const learnEstimateSchema = z
  .strictObject({
    person: z.string(),
    samples: cleaningReportSchema,
    estimate: z.strictObject({
      calls: z.int().nonnegative(),
      inputTokens: z.int().nonnegative(),
      outputTokens: z.int().nonnegative(),
      /** Seconds, or null where the model's speed is not known. */
      seconds: z.number().nullable(),
    }),
    budgetTokens: z.int().nullable(),
    fits: z.boolean(),
  })
  .meta({ id: 'LearnEstimate', description: 'Result of hyperalign learn --dry-run --json' });

export type ShownHypothesis = z.infer<typeof shownHypothesisSchema>;
export type Dropped = z.infer<typeof droppedSchema>;
export type CleaningReport = z.infer<typeof cleaningReportSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type LearnResult = z.infer<typeof learnResultSchema>;
export type LearnEstimate = z.infer<typeof learnEstimateSchema>;
