import { z } from 'zod';
import { combinationSchema, verdictWeightsSchema } from './combination.ts';
import { fingerprintSchema } from './fingerprint.ts';
import { hypothesisSchema } from './hypothesis.ts';
import { registerSchema } from './identifiers.ts';
import { judgeAgreementSchema } from './judge-agreement.ts';

/** Something known of the person that is not inferred. */
export const attributesSchema = z.strictObject({
  /** The name to sign with, or null where none is known. */
  signature: z.string().max(80).nullable(),
  /** ISO 639-3 of most samples. */
  language: z.string(),
  /** Free text the owner set, such as "runs the night shift"; at most 80 characters. */
  role: z.string().max(80).nullable(),
});

/** An own sample kept to be shown to a model as its own earlier turn, under the request it would answer. */
export const shownSampleSchema = z.strictObject({
  sampleId: z.string(),
  register: registerSchema,
  request: z.string(),
});

export const profileReasonSchema = z.enum(['learn', 'edit', 'removal', 'standing', 'rollback', 'import', 'attributes']);

/** Of samples. Profiles come in from outside, and the sum of two counts is kept as a number that has to stay exact. */
const countSchema = z.int().min(0).max(1_000_000_000);

/** One version of what is known of how a person writes: a function of its evidence. Versions are never changed, only added. */
export const profileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  person: z.string(),
  version: z.int().positive(),
  createdAt: z.string(),
  reason: profileReasonSchema,
  /** Distinct registers of the samples, most frequent first. */
  registers: z.array(registerSchema),
  attributes: attributesSchema,
  /** Every hypothesis that lives, best first: selected ones (at most ten) have a standing of `accepted` or `pinned`. */
  hypotheses: z.array(hypothesisSchema),
  fingerprint: fingerprintSchema,
  /** How the selected hypotheses combine in the most frequent register; absent where too few texts could fit it. */
  combination: z.union([combinationSchema, verdictWeightsSchema]).optional(),
  /** How far the model whose verdicts stand agreed with counting; absent where none of the hypotheses was judged. */
  judgeAgreement: judgeAgreementSchema.optional(),
  shownSamples: z.array(shownSampleSchema),
  sampleCount: z.strictObject({ inference: countSchema, trial: countSchema }),
  /** What made this version: model id or `none`, prompt versions, background version, seed. */
  provenance: z.strictObject({
    model: z.string(),
    prompts: z.array(z.string()),
    background: z.string(),
    seed: z.int(),
    /** The last time a model proposed hypotheses: which one, and from how many inference sources. */
    proposal: z.strictObject({ model: z.string(), sources: z.int() }).optional(),
    /** Purposes of questions that were not answered for a passing reason, such as the budget: learning again asks them. */
    unanswered: z.array(z.string()).optional(),
  }),
  /** Sentences that tell the owner what cannot be claimed, such as "Fewer than four texts: nothing was tested". */
  caveats: z.array(z.string()),
});

export type Attributes = z.infer<typeof attributesSchema>;
export type ShownSample = z.infer<typeof shownSampleSchema>;
export type Profile = z.infer<typeof profileSchema>;
