import { z } from 'zod';
import { registerSchema } from './identifiers.ts';

/** Where a sample came from. `unit` names the thread, day or file it belongs to: texts of one unit never stand on both sides of a split. */
export const sampleSourceSchema = z.strictObject({
  kind: z.enum(['text', 'markdown', 'email', 'mailbox', 'table', 'chat', 'stdin', 'memory']),
  /** A file's name without its folders, or what the caller called it. */
  label: z.string(),
  unit: z.string(),
});

/** Inference texts propose hypotheses; trial texts judge them. The side of a sample never changes. */
export const samplePartSchema = z.enum(['inference', 'trial']);

/** A text the person wrote: cleaned, personal data masked. */
export const sampleSchema = z.strictObject({
  /** `s_` and 16 hexadecimal digits of the SHA-256 of the cleaned text: the same text is the same sample. */
  id: z.string(),
  text: z.string(),
  register: registerSchema,
  /** ISO 639-3, or `und` where it could not be told. */
  language: z.string(),
  words: z.int().nonnegative(),
  source: sampleSourceSchema,
  part: samplePartSchema,
  /** ISO 8601, or null where the source does not say. */
  writtenAt: z.string().nullable(),
  addedAt: z.string(),
});

export type SampleSource = z.infer<typeof sampleSourceSchema>;
export type SamplePart = z.infer<typeof samplePartSchema>;
export type Sample = z.infer<typeof sampleSchema>;

/** Why a text did not become a sample. */
export const dropReasonSchema = z.enum([
  'empty',
  'too-short',
  'duplicate',
  'near-duplicate',
  'other-author',
  'other-language',
  'quoted-only',
  'automatic',
  'binary',
  'unreadable',
  'too-large',
]);
export type DropReason = z.infer<typeof dropReasonSchema>;
