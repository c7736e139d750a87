import { z } from 'zod';

/** `s_` and 16 hexadecimal digits. */
export const sampleIdSchema = z
  .string()
  .regex(/^s_[0-9a-f]{16}$/, { error: 'use the id of a sample as a list shows it, such as "s_0123456789abcdef"' });

/** `h_` and 12 hexadecimal digits. */
export const hypothesisIdSchema = z
  .string()
  .regex(/^h_[0-9a-f]{12}$/, { error: 'use the id of a hypothesis as a profile shows it, such as "h_0123456789ab"' });

/** Whatever a source of chance gives: letters, digits, `_` and `-`. */
export const jobIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, { error: 'use the id of a job as it was given when the job was made' });
