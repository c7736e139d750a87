import { z } from 'zod';
import { scopeSchema } from './access.ts';

/** What a key is called, for its owner: one line, 1 to 64 characters. */
export const keyNameSchema = z
  .string()
  .trim()
  .regex(/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u, 'use one line of 1 to 64 characters, for example "mail app"');

/** 80 bits of chance in base32. It names a key and opens nothing. */
export const keyIdSchema = z.string().regex(/^[a-z2-7]{16}$/, 'use the id that keys list shows, 16 letters and digits');

export const keyScopesSchema = z
  .array(scopeSchema)
  .min(1, 'name at least one')
  .refine((scopes) => new Set(scopes).size === scopes.length, 'name each once')
  .readonly();

/** What is told of a key. Neither its secret nor the hash of it is part of anything that leaves the engine, but for the one time when it is issued. */
export const accessKeySchema = z.strictObject({
  id: keyIdSchema,
  workspace: z.string().min(1),
  name: keyNameSchema,
  scopes: keyScopesSchema,
  /** Whose token it is, which reaches nobody else; null: a key of the workspace. */
  person: z.string().min(1).nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  /** To the minute: a use within a minute of the one noted is not noted again. */
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

/** The one time that a secret is shown. */
export const issuedKeySchema = z.strictObject({ key: accessKeySchema, secret: z.string() });

export const rotatedKeySchema = issuedKeySchema.extend({
  /** Until then the secret before this one is valid, too. */
  oldSecretUntil: z.iso.datetime(),
});

/** `hyperalign keys list --json`: newest first. */
export const accessKeyListSchema = z.strictObject({ keys: z.array(accessKeySchema).readonly() });

export type AccessKey = z.infer<typeof accessKeySchema>;
export type IssuedKey = z.infer<typeof issuedKeySchema>;
export type RotatedKey = z.infer<typeof rotatedKeySchema>;
