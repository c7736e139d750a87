import { z } from 'zod';

/** A part of a request that cannot be used. */
export const faultyFieldSchema = z.strictObject({
  /** Its path, such as `body.texts.0.register`, `query.limit` or `path.person`. */
  field: z.string(),
  message: z.string(),
});

/** Why a request was not served (RFC 9457): `application/problem+json`. */
export const problemSchema = z
  .strictObject({
    type: z.literal('about:blank'),
    /** The name of the status. */
    title: z.string(),
    status: z.int().min(400).max(599),
    /** A word that programs branch on, such as `person_not_found`. */
    code: z.string(),
    /** What happened, with which value, and what to do. */
    detail: z.string(),
    /** The id of the request, which the server's log names, too. */
    instance: z.string(),
    /** What is wrong with the request, field by field; absent where no field is. */
    errors: z.array(faultyFieldSchema).readonly().optional(),
  })
  .meta({ id: 'Problem', description: 'Why a request was not served (RFC 9457)' });

export type FaultyField = z.infer<typeof faultyFieldSchema>;
export type Problem = z.infer<typeof problemSchema>;
