import { z } from 'zod';

export const dimensionSchema = z.enum(['communication-strategy', 'personality', 'writing-style']);
export const standingSchema = z.enum(['proposed', 'accepted', 'pinned', 'rejected']);
export const originSchema = z.enum(['measured', 'inferred', 'edit', 'authored']);

/** A verbatim span of a sample: UTF-16 offsets into its stored text, end exclusive. */
export const evidenceSchema = z.strictObject({
  sampleId: z.string(),
  start: z.int().nonnegative(),
  end: z.int().positive(),
});

/** What makes a hypothesis countable: the feature's rate lies on this side of `threshold` (a background quartile, in `unit`). */
export const predicateSchema = z.strictObject({
  featureId: z.string(),
  direction: z.enum(['more', 'less']),
  threshold: z.number(),
  unit: z.string(),
});

/** Size of a measured difference: log-odds against the background with an informative prior (Monroe et al. 2008), 95 % interval. */
export const effectSchema = z.strictObject({
  logOdds: z.number(),
  low: z.number(),
  high: z.number(),
  z: z.number(),
  ratePerson: z.number(),
  rateBackground: z.number(),
});

const countSchema = z.strictObject({
  yes: z.int().nonnegative(),
  no: z.int().nonnegative(),
  unclear: z.int().nonnegative(),
});

/** Result of testing a hypothesis on the person's trial texts against texts of other people. */
export const trialSchema = z.strictObject({
  /** `rate`: counted (rank probability A). `verdict`: judged by a model (lift = own share − mean share of control people). */
  kind: z.enum(['rate', 'verdict']),
  own: countSchema,
  control: countSchema,
  controlPeople: z.int().nonnegative(),
  /** A for `rate`, lift for `verdict`. */
  score: z.number(),
  low: z.number(),
  high: z.number(),
});

/**
 * `owner`: accepted by the owner's word; re-learning does not take that back. `unproven-judge`: untested, because the model that judged it is not
 * shown to judge better than chance.
 */
export const hypothesisFlagSchema = z.enum([
  'untested',
  'contradicted',
  'common',
  'model-default',
  'narrow',
  'misattributed',
  'owner',
  'unproven-judge',
]);

/** One testable statement of how the person writes. */
export const hypothesisSchema = z.strictObject({
  /** `h_` and 12 hexadecimal digits, stable over re-learning: hash of person, feature or statement key, direction, register. */
  id: z.string(),
  dimension: dimensionSchema,
  origin: originSchema,
  standing: standingSchema,
  /** `['*']` means all. */
  registers: z.array(z.string()).min(1),
  /** Third person, at most 200 characters, holds no text of a sample. */
  statement: z.string().min(1).max(200),
  /** Second person, positive and countable: how the statement is told to a model. */
  instruction: z.string().min(1).max(240),
  predicate: predicateSchema.nullable(),
  /** Yes/no question that decides a statement which cannot be counted. */
  check: z.string().max(200).nullable(),
  evidence: z.array(evidenceSchema),
  effect: effectSchema.nullable(),
  trial: trialSchema.nullable(),
  /** Pessimistic worth in [−1, 1]: 2·A_low − 1 (counted) or lift_low (verdicts); null when untested. */
  reward: z.number().nullable(),
  flags: z.array(hypothesisFlagSchema),
});

export type Dimension = z.infer<typeof dimensionSchema>;
export type Standing = z.infer<typeof standingSchema>;
export type Origin = z.infer<typeof originSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type Predicate = z.infer<typeof predicateSchema>;
export type Effect = z.infer<typeof effectSchema>;
export type Trial = z.infer<typeof trialSchema>;
export type HypothesisFlag = z.infer<typeof hypothesisFlagSchema>;
export type Hypothesis = z.infer<typeof hypothesisSchema>;
