import { z } from 'zod';
import { attestationWordsSchema } from './attestation.ts';
import { registerSchema } from './identifiers.ts';
import { longestText } from './text-requests.ts';
import { wordsSchema } from './words-schema.ts';
import { seedSchema } from './write-request.ts';

const textSchema = z.string().min(1).max(longestText);

const givenTextSchema = z.strictObject({
  text: textSchema,
  register: registerSchema.optional(),
  writtenAt: z.iso.datetime({ offset: true }).optional(),
  /** Texts of one unit (a thread, a day) are never split between learning and testing. */
  unit: z.string().min(1).max(200).optional(),
});

const attestationSchema = z.strictObject({
  by: attestationWordsSchema.shape.by,
  statement: attestationWordsSchema.shape.statement.unwrap().optional(),
});

/** Hands texts over to be learned from. Meanings and defaults are those of `LearnOptions`. */
export const learnRequestSchema = z
  .strictObject({
    texts: z
      .array(z.union([textSchema, givenTextSchema]))
      .min(1)
      .max(5000),
    register: registerSchema.optional(),
    attestation: attestationSchema.optional(),
    useModel: z.boolean().optional(),
    budgetTokens: z.int().min(0).max(1_000_000_000).optional(),
    seed: seedSchema.optional(),
  })
  .meta({ id: 'LearnRequest', description: 'Hands texts over to be learned from' });

/** The fields beside the files of a form: the same, as a form can carry them. */
export const learnFieldsSchema = z
  .strictObject({
    register: registerSchema.optional(),
    /** Addresses or names of the person, to tell their mail from others'. */
    me: z.array(wordsSchema(200)).max(50).optional(),
    /** Column of tables and line-JSON that holds the text. */
    textColumn: wordsSchema(200).optional(),
    attestedBy: attestationWordsSchema.shape.by.optional(),
    attestation: attestationWordsSchema.shape.statement.unwrap().optional(),
    useModel: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
    budgetTokens: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
    seed: z.coerce
      .number()
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional(),
  })
  .refine(({ attestedBy, attestation }) => attestation === undefined || attestedBy !== undefined, {
    error: 'say who attests',
    path: ['attestedBy'],
  });

/** Files of one request. */
export const mostFiles = 500;

export type LearnRequestBody = z.infer<typeof learnRequestSchema>;
