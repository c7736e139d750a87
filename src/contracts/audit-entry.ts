import { z } from 'zod';
import { keyIdSchema } from './access-key.ts';

/** Counts, and ids of records such as keys, samples and hypotheses. Never text, and never the id of a person: that is `person`. */
export const auditDetailsSchema = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/),
  z.union([z.number().finite(), z.string().regex(/^[a-z0-9][a-z0-9_-]{0,63}$/)]),
);

/** One thing that was done, or refused, to what is kept. */
export const auditEntrySchema = z.strictObject({
  id: z.string().min(1).max(64),
  at: z.iso.datetime(),
  workspace: z.string().min(1),
  /** The key it was done with; null: on the machine itself, or with a token of a person who was forgotten. */
  keyId: keyIdSchema.nullable(),
  /** What and how: `keys.issue`, `person.forget`, `profile.export`. */
  action: z.string().regex(/^[a-z][a-z-]{0,31}\.[a-z][a-z-]{0,31}$/),
  /** Null: nobody in particular, or somebody who was forgotten. */
  person: z.string().min(1).nullable(),
  /** `ok`, or the outcome or error code it ended with. */
  outcome: z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/),
  details: auditDetailsSchema,
});

/** `hyperalign audit --json`: newest first. */
export const auditLogSchema = z.strictObject({ entries: z.array(auditEntrySchema).readonly() });

export type AuditEntry = z.infer<typeof auditEntrySchema>;
