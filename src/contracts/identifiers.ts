import { z } from 'zod';

/**
 * Names a person or a workspace. Letters and digits of any script, then `. _ - @ +`; at most 64 characters.
 * Slashes, spaces, control characters and emoji are refused: ids travel in paths, URLs and shell commands.
 */
export const identifierSchema = z
  .string()
  .transform((value) => value.normalize('NFC'))
  .refine((value) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{0,63}$/u.test(value), {
    error:
      'use 1 to 64 letters or digits, then also . _ - @ + (no spaces, slashes or emoji), for example "ada" or "ada.lovelace"',
  });

/** Registers that have a background of their own. Any other kebab-case word is accepted and falls back to the nearest one. */
export const knownRegisters = ['email', 'chat', 'post', 'essay', 'news', 'speech', 'fiction'] as const;

/** The situation a text belongs to, a lower-case kebab word such as `email`. */
export const registerSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, {
  error: `use a lower-case word such as ${knownRegisters.map((register) => `"${register}"`).join(', ')}`,
});
