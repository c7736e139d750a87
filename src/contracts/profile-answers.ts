import { z } from 'zod';
import { attestationSchema } from './attestation.ts';
import { hypothesisSchema, standingSchema, trialSchema } from './hypothesis.ts';
import { shownHypothesisSchema } from './learn-result.ts';
import { profileReasonSchema, profileSchema } from './profile.ts';

const hypothesis = hypothesisSchema.meta({
  id: 'Hypothesis',
  description: 'One testable statement of how the person writes',
});

/** A profile version whose evidence carries the quoted words. */
export const shownProfileSchema = profileSchema
  .extend({
    hypotheses: z
      .array(
        shownHypothesisSchema.meta({
          id: 'ShownHypothesis',
          description: 'A hypothesis with the words of its evidence',
        }),
      )
      .readonly(),
    /** Who attested that texts are the person's own; oldest first. */
    attestations: z.array(attestationSchema).readonly(),
  })
  .meta({ id: 'ShownProfile', description: 'What is known of how a person writes' });

/** The versions of a profile, newest first. */
export const profileVersionsSchema = z
  .strictObject({
    person: z.string(),
    versions: z
      .array(
        z.strictObject({
          version: z.int().positive(),
          createdAt: z.string(),
          reason: profileReasonSchema,
          hypotheses: z.int().nonnegative(),
          samples: z.int(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'ProfileVersions', description: 'The versions of a profile, newest first' });

const figures = trialSchema
  .pick({ kind: true, score: true, low: true })
  .extend({ texts: z.int().nonnegative(), people: z.int().nonnegative() })
  .nullable();

/** What changed from one version of a profile to another, and why. */
export const profileDiffSchema = z
  .strictObject({
    from: z.int().positive(),
    to: z.int().positive(),
    /** Texts the versions rest on. */
    texts: z.strictObject({ before: z.int(), after: z.int() }),
    added: z.array(hypothesis).readonly(),
    removed: z.array(hypothesis).readonly(),
    changed: z.array(z.strictObject({ before: hypothesis, after: hypothesis })).readonly(),
    explained: z
      .array(
        z.strictObject({
          id: z.string(),
          statement: z.string(),
          kind: z.enum(['new', 'dropped', 'moved', 'reworded']),
          from: standingSchema.nullable(),
          to: standingSchema.nullable(),
          trial: z.strictObject({ before: figures, after: figures }),
          edits: z.array(z.string()).readonly(),
          why: z.string(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'ProfileDiff', description: 'What changed from one profile version to another' });

export type ProfileVersions = z.infer<typeof profileVersionsSchema>;
export type ProfileDiff = z.infer<typeof profileDiffSchema>;
export type ShownProfile = z.infer<typeof shownProfileSchema>;
