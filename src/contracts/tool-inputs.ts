import { z } from 'zod';
import { identifierSchema, registerSchema } from './identifiers.ts';
import { postEditModeSchema } from './post-edit.ts';
import { steerSchema } from './steering.ts';
import { deliverySchema, rankSchema } from './write-result.ts';

const person = identifierSchema.describe('Whose writing: the id of a person, such as "ada"; at most 64 characters.');

const register = registerSchema
  .describe(
    'The situation of the text: email, chat, post, essay, news, speech, fiction or another lower-case word. Leave out for the person’s most frequent one.',
  )
  .exactOptional();

const useModel = z
  .boolean()
  .describe('False learns from counts alone and calls no model. Leave out to ask the configured model.')
  .exactOptional();

/** What a calling model gives to have a text written by the configured model. */
export const writeAsInputSchema = z.strictObject({
  person,
  task: z.string().describe('What to write, with every fact it needs: facts come from here, never from samples.'),
  register,
  candidates: z
    .int()
    .min(1)
    .max(16)
    .describe('Draw so many texts and keep the one nearest to the person. Each costs a call. Leave out for 1.')
    .exactOptional(),
  rank: rankSchema
    .describe(
      'What the kept one of several candidates is nearest to: the person’s fingerprint (when left out), their hypotheses ("hypotheses"), what their comparisons show them to like ("reward"), or comparisons and fingerprint ("both").',
    )
    .exactOptional(),
  delivery: z
    .union([deliverySchema, z.literal('auto')])
    .describe('How the profile reaches the model. Leave out for what was measured to work for it.')
    .exactOptional(),
  steer: steerSchema
    .describe('Bias single words and marks while writing; needs an embedded model. Leave out for off.')
    .exactOptional(),
  postEdit: postEditModeSchema
    .describe('Give the finished text the person’s capitals, commas and end marks. Leave out for off.')
    .exactOptional(),
  revise: z.boolean().describe('Revise once what the text broke; costs one call more.').exactOptional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .describe('Equal seeds give equal texts where the model can. Give another one for another text.')
    .exactOptional(),
});

/** What a calling model gives to have a text compared with a person. */
export const verifyInputSchema = z.strictObject({
  person,
  text: z.string().describe('The text to compare. Under about 40 words the answer is "too short".'),
  register,
});

/** What a calling model gives to learn a person from texts. */
export const learnFromTextInputSchema = z.strictObject({
  person,
  texts: z
    .array(z.string())
    .min(1)
    .max(1000)
    .describe('Whole texts that this person wrote, one item a text. Eight or more are better; four are the least.'),
  register,
  useModel,
});

/** What a calling model gives to write in a voice itself. */
export const getGuidanceInputSchema = z.strictObject({
  person,
  register,
  delivery: deliverySchema
    .describe(
      '"both" (when left out) for models that follow instructions; "hypotheses" or "samples" for one of the two.',
    )
    .exactOptional(),
});

/** What a calling model gives to learn from how a person changed a draft. */
export const proposeEditInputSchema = z.strictObject({
  person,
  draft: z.string().describe('The text as a model wrote it.'),
  final: z.string().describe('The same text as the person left it.'),
  register,
  note: z
    .string()
    .describe('What the person says of the change, 12 to 200 characters, such as "I never use exclamation marks".')
    .exactOptional(),
  useModel,
});
