import { z } from 'zod';
import { registerSchema } from './identifiers.ts';
import { wordsSchema } from './words-schema.ts';
import { seedSchema } from './write-request.ts';
import { complianceSchema } from './write-result.ts';

/** Longest text that is taken in one piece, in UTF-16 units. */
export const longestText = 200_000;

/** A text to be verified or assessed. */
export const textRequestSchema = z
  .strictObject({
    text: z.string().min(1).max(longestText),
    /** Default: the person's most frequent one. */
    register: registerSchema.optional(),
  })
  .meta({ id: 'TextRequest', description: 'A text to be verified or assessed' });

/** Which selected hypotheses a text follows. */
export const assessmentSchema = z
  .strictObject({ person: z.string(), compliance: z.array(complianceSchema).readonly() })
  .meta({ id: 'Assessment', description: 'Which selected hypotheses a text follows' });

/** What a person made of a draft. */
export const editRequestSchema = z
  .strictObject({
    draft: z.string().min(1).max(longestText),
    final: z.string().min(1).max(longestText),
    register: registerSchema.optional(),
    note: wordsSchema(500).optional(),
    budgetTokens: z.int().min(0).max(1_000_000_000).optional(),
    useModel: z.boolean().optional(),
    seed: seedSchema.optional(),
  })
  .meta({ id: 'EditRequest', description: 'What a person made of a draft' });

export type TextRequest = z.infer<typeof textRequestSchema>;
export type Assessment = z.infer<typeof assessmentSchema>;
export type EditRequestBody = z.infer<typeof editRequestSchema>;
