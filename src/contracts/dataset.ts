import { z } from 'zod';
import { identifierSchema, registerSchema } from './identifiers.ts';

const filled = z.string().min(1);

/** Why a person wrote a text. Only samples are learned from and measured with. */
export const textKindSchema = z.enum([
  /** Written as the person writes. */
  'sample',
  /** The text that a task of the data set asks for. */
  'target',
  /** Written in somebody else's manner. */
  'imitation',
  /** Written so as to hide one's own manner. */
  'obfuscation',
  /** Kept by the data set's makers to verify against. */
  'verification',
  /** By one of several people, nobody knows which. */
  'disputed',
  /** By several people together. */
  'joint',
]);

/** A text and who wrote it. */
export const authorshipTextSchema = z.strictObject({
  person: identifierSchema,
  /** Unique in its data set. */
  id: filled,
  register: registerSchema,
  text: filled,
  /** What must stay on one side of every split: a document, a thread, a title, a year. Unique for its person. */
  source: filled,
  /** Further sources the text has parts of. Such a text would stand on two sides, so splits leave it out. */
  furtherSources: z.array(filled).optional(),
  /** `sample` where it is not said. */
  kind: textKindSchema.optional(),
  /** The request the text answers, where the data set gives one. */
  task: filled.optional(),
  /** A title or subject line that came with the text. */
  title: filled.optional(),
});

export const safetyLabelSchema = z.enum([
  /** Should not be helped with. */
  'harmful',
  /** Should be answered, though it sounds like what should not. */
  'borderline',
  /** An ordinary request. */
  'safe',
]);

/** A request that tests whether help and refusal go to the right ones. */
export const safetyPromptSchema = z.strictObject({
  /** Unique in its data set. */
  id: filled,
  prompt: filled,
  /** The collection it comes from, such as `xstest`. */
  set: filled,
  label: safetyLabelSchema,
  /** Id of the prompt on the same matter with the other label. */
  twin: filled.optional(),
  /** What is asked for, in the words of the collection; twins share it. */
  behaviour: filled.optional(),
  category: filled.optional(),
  /** Asks for protected text, which is reported apart. */
  copyright: z.boolean().optional(),
});

/** An answer that people have labelled: ground truth for a refusal classifier. */
export const labelledCompletionSchema = z.strictObject({
  promptId: filled,
  model: filled,
  category: filled,
  promptLabel: z.enum(['safe', 'unsafe']),
  annotations: z.array(z.enum(['compliance', 'refusal', 'partial-refusal'])),
  label: z.enum(['compliance', 'refusal', 'partial-refusal']),
  /** Null where the data set holds the labels alone. */
  text: z.string().nullable(),
});

/** Whether a published attack on a model succeeded. Holds neither the attack nor the answer. */
export const attackOutcomeSchema = z.strictObject({
  behaviourId: filled,
  method: filled,
  access: filled,
  target: filled,
  jailbroken: z.boolean(),
  queries: z.number().nullable(),
  /** Characters of the answer. */
  responseLength: z.number().nullable(),
});

/** A prompt with answers of several models, each scored by several reward models. */
export const scoredResponsesSchema = z.strictObject({
  id: filled,
  prompt: filled,
  responses: z.array(
    z.strictObject({
      text: z.string(),
      /** Null where the file does not say. */
      model: z.string().nullable(),
      /** By the reward model's name; only comparable within one. */
      scores: z.record(z.string(), z.number()),
    }),
  ),
});

export type TextKind = z.infer<typeof textKindSchema>;
export type AuthorshipText = z.infer<typeof authorshipTextSchema>;
export type SafetyLabel = z.infer<typeof safetyLabelSchema>;
export type SafetyPrompt = z.infer<typeof safetyPromptSchema>;
export type LabelledCompletion = z.infer<typeof labelledCompletionSchema>;
export type AttackOutcome = z.infer<typeof attackOutcomeSchema>;
export type ScoredResponses = z.infer<typeof scoredResponsesSchema>;
