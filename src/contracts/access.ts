import { z } from 'zod';
import { identifierSchema } from './identifiers.ts';

/**
 * What a key allows. `write`: use a voice (guidance, write, verify, assess, the proxy). `read`: see people, profiles, evidence, usage. `learn`: add texts, learn,
 * edits, comparisons, the owner's word on hypotheses. `manage`: export, import, remove and forget, keys, the audit log.
 */
export const scopeSchema = z.enum(['write', 'read', 'learn', 'manage']);

/** Who a request comes from, as its key says. */
export const principalSchema = z.strictObject({
  workspace: identifierSchema,
  /** A token of one person's own page reaches nobody else; null: every person of the workspace. */
  person: identifierSchema.nullable(),
  scopes: z.array(scopeSchema).readonly(),
  /** Null where no key is asked for: a first run on the loopback address. */
  keyId: z.string().nullable(),
});

export type Scope = z.infer<typeof scopeSchema>;
export type Principal = z.infer<typeof principalSchema>;
