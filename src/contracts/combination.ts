import { z } from 'zod';

/** Weights that turn verdicts of hypotheses (yes +1, no −1, silent 0) into the probability that a text is the person's, at even prior odds. */
export const combinationSchema = z.strictObject({
  register: z.string(),
  /** Parallel to `weights`. */
  hypothesisIds: z.array(z.string()),
  intercept: z.number(),
  weights: z.array(z.number()),
  /** Of the elastic-net penalty, chosen by leaving sources out. */
  strength: z.number(),
  ownSources: z.int().nonnegative(),
  controlTexts: z.int().nonnegative(),
});

/** What the hypotheses in force say of a text, beside the stylometric verdict. */
export const hypothesisVerdictSchema = z.strictObject({
  /** `regression`: fitted on held-out own texts against other people's. `reward-weighted`: too few of them, so a mean of verdicts by worth. `abstained`: fewer than three hypotheses speak. */
  method: z.enum(['regression', 'reward-weighted', 'abstained']),
  /** That the person wrote it, at even prior odds; null unless fitted. */
  probability: z.number().min(0).max(1).nullable(),
  /** From −1, nothing followed, to 1, everything; null where it abstains. */
  score: z.number().min(-1).max(1).nullable(),
  /** Hypotheses whose habit the text shows, lacks, or gives no occasion for. */
  followed: z.int().nonnegative(),
  broken: z.int().nonnegative(),
  silent: z.int().nonnegative(),
});

export type Combination = z.infer<typeof combinationSchema>;
export type HypothesisVerdict = z.infer<typeof hypothesisVerdictSchema>;
