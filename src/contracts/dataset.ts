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

/** Which of several texts was chosen, and by whom or by what. */
export const choiceSchema = z.strictObject({
  /** Unique in its data set. */
  id: filled,
  /** Null where the data set does not say who chose. */
  person: identifierSchema.nullable(),
  /** By what the choice was made, where it was made by an objective. */
  objective: filled.optional(),
  category: filled.optional(),
  prompt: filled,
  options: z.array(z.string()).min(2),
  /** Place in the options. */
  chosen: z.int().nonnegative(),
  /** Place of the option that people preferred when the options were collected. */
  crowdChosen: z.int().nonnegative().optional(),
});

/** What a person said of a text, on a scale of the data set. */
export const textRatingSchema = z.strictObject({
  person: identifierSchema,
  /** Of the text: ratings of one text share it. */
  item: filled,
  text: filled,
  rating: z.number(),
});

/** One judge on one model over all instructions. */
export const judgeRowSchema = z.strictObject({
  judge: filled,
  generator: filled,
  baseline: filled,
  /** In the order of instructions: 2 the model wins, 1 its baseline does, 0 a tie, between them where a judge weighs; null where the judge said nothing. */
  preferences: z.array(z.number().min(0).max(2).nullable()).min(1),
});

/** What reward models say of one answer to an attack; holds neither the attack nor the answer. */
export const attackRewardsSchema = z.strictObject({
  /** Unique in its data set. */
  id: filled,
  /** Shared by the two answers to one attack. */
  pair: filled,
  answer: z.enum(['safe', 'jailbroken']),
  rewards: z.array(
    z.strictObject({
      model: z.enum(['base', 'mean-and-variance', 'categorical']),
      /** What the model was trained to reward. */
      objective: z.enum(['helpful', 'harmless', 'both']),
      mean: z.number(),
      /** First percentile of the reward; null where the model tells no distribution. */
      low: z.number().nullable(),
    }),
  ),
});

/** Who somebody is, in the words of a data set. */
export const descriptionSchema = z.strictObject({
  /** Unique in its data set. */
  id: filled,
  /** `profile`: life and habits; `personality`: character. */
  aspect: z.enum(['profile', 'personality']),
  /** The half of the data set that its makers put it in. */
  part: z.enum(['train', 'eval']),
  text: filled,
});

export type TextKind = z.infer<typeof textKindSchema>;
export type AuthorshipText = z.infer<typeof authorshipTextSchema>;
export type SafetyLabel = z.infer<typeof safetyLabelSchema>;
export type SafetyPrompt = z.infer<typeof safetyPromptSchema>;
export type LabelledCompletion = z.infer<typeof labelledCompletionSchema>;
export type AttackOutcome = z.infer<typeof attackOutcomeSchema>;
export type ScoredResponses = z.infer<typeof scoredResponsesSchema>;
export type Choice = z.infer<typeof choiceSchema>;
export type TextRating = z.infer<typeof textRatingSchema>;
export type JudgeRow = z.infer<typeof judgeRowSchema>;
export type AttackRewards = z.infer<typeof attackRewardsSchema>;
export type Description = z.infer<typeof descriptionSchema>;
