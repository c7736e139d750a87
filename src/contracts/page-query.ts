import { z } from 'zod';

/** Asks for a part of a list, as it travels in a URL. */
export const pageQuerySchema = z.strictObject({
  /** At most so many items. */
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `next` of the page before; left out for the first. */
  cursor: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,600}$/, { error: 'use "next" of the page before, as it was given' })
    .optional(),
});
