import { z } from 'zod';

/** How far a judging model agreed with counting, on plain questions mixed with those that only it can answer, over the same held-out texts. */
export const judgeAgreementSchema = z.strictObject({
  /** `provider:model`. */
  model: z.string(),
  /** Features whose presence was asked for, by id. */
  features: z.array(z.string()),
  /** Pairs of a text and a question that the model answered with yes or no. */
  pairs: z.int().nonnegative(),
  /** Pairs it called unclear. */
  unclear: z.int().nonnegative(),
  /** Of `pairs`, those where it said what counting says. */
  agreed: z.int().nonnegative(),
  /** Share of `pairs` that would agree by chance. */
  expected: z.number().min(0).max(1),
  /** Cohen's kappa, chance found within each question and side (own texts, others'): 1 always agrees, 0 as chance would. Null where it cannot be told from chance. */
  kappa: z.number().nullable(),
  /** Lower end of its one-sided 95 % interval. */
  low: z.number().nullable(),
  /** Whether its verdicts count: enough pairs, most of them clear, and `low` above 0. */
  aboveChance: z.boolean(),
});

export type JudgeAgreement = z.infer<typeof judgeAgreementSchema>;
