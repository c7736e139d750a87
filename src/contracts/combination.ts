import { z } from 'zod';

/** What turns the places a text takes among other people's, one a hypothesis, into the probability that the person wrote it. */
export const combinationSchema = z.strictObject({
  register: z.string(),
  /** Of the hypotheses that can be counted, ascending. The lists below are parallel to it. */
  hypothesisIds: z.array(z.string()),
  /**
   * How far the person's texts lie ahead of other people's in the claimed direction: the mean normal score of their ranks, drawn towards 0 as
   * far as four sources weigh. 0 where they do not lie ahead.
   */
  leads: z.array(z.number().nonnegative()),
  /** Square: from −1 to 1, how far other people's texts that are ahead in one habit are ahead in the other, drawn towards 0; 1 of a habit with itself. */
  correlations: z.array(z.array(z.number())),
  /** Median words of the person's texts: texts of near length are compared. */
  usualWords: z.number().nonnegative(),
  ownSources: z.int().nonnegative(),
  controlTexts: z.int().nonnegative(),
});

/** As profiles kept it before places were graded: weights of verdicts (yes +1, no −1, silent 0). Read, and fitted anew where it is needed. */
export const verdictWeightsSchema = z.strictObject({
  register: z.string(),
  hypothesisIds: z.array(z.string()),
  intercept: z.number(),
  weights: z.array(z.number()),
  strength: z.number(),
  ownSources: z.int().nonnegative(),
  controlTexts: z.int().nonnegative(),
});

/** What the hypotheses in force say of a text, beside the stylometric verdict. */
export const hypothesisVerdictSchema = z.strictObject({
  /**
   * `likelihood-ratio`: by the places that the person's texts and other people's take. `reward-weighted`: too few of them, so a mean of verdicts
   * by worth. `abstained`: no hypothesis speaks, or fewer than three where it would be such a mean.
   */
  method: z.enum(['likelihood-ratio', 'reward-weighted', 'abstained']),
  /** That the person wrote it, at even prior odds; null unless by likelihood ratio. */
  probability: z.number().min(0).max(1).nullable(),
  /** From −1, nothing followed, to 1, everything; null where it abstains or no habit has a clear occasion. */
  score: z.number().min(-1).max(1).nullable(),
  /** Hypotheses whose habit the text shows, lacks, or gives no occasion for. */
  followed: z.int().nonnegative(),
  broken: z.int().nonnegative(),
  silent: z.int().nonnegative(),
  /** What each hypothesis adds to the logarithm of the odds, strongest first; they add up to that of `probability`. Empty without one. */
  contributions: z.array(z.strictObject({ hypothesisId: z.string(), statement: z.string(), logOdds: z.number() })),
});

export type Combination = z.infer<typeof combinationSchema>;
export type HypothesisVerdict = z.infer<typeof hypothesisVerdictSchema>;
