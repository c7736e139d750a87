import { type AttestationWords, attestationWordsSchema } from './contracts/attestation.ts';
import { registerSchema } from './contracts/identifiers.ts';
import { checkWholeNumber } from './engine/check-whole-number.ts';
import type { LearnRequest } from './engine/learn.ts';
import type { OnProgress } from './engine/progress.ts';
import type { Audience } from './engine/texts-of-others.ts';
import { HyperalignError } from './errors.ts';
import type { DocumentReader, FoundDocument, SkippedDocument } from './ports/document-reader.ts';

export interface LearnOptions {
  readonly person: string;
  /** Files and folders to read; `-` is standard input. */
  readonly paths?: readonly string[];
  /** Texts given directly. */
  readonly texts?: readonly (string | GivenText)[];
  /** Addresses or names of the person, to tell their mail from others'. */
  readonly me?: readonly string[];
  readonly textColumn?: string;
  /** Register of all texts; by default what their form suggests. */
  readonly register?: string;
  /** Upper limit of tokens read and written by the model; a call that could pass it does not start. */
  readonly budgetTokens?: number;
  /** False learns from counts alone; by default the client's model is asked, when it has one. */
  readonly useModel?: boolean;
  readonly seed?: number;
  /** Somebody's word that the texts are the person's own; kept with the profile. */
  readonly attestation?: AttestationOptions;
  /** Who will read the notices. `person`: somebody who may see this person alone; other people are then counted, not named. Default `workspace`. */
  readonly audience?: Audience;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

export interface GivenText {
  readonly text: string;
  readonly register?: string;
  /** ISO 8601. */
  readonly writtenAt?: string;
  /** Texts of one unit (a thread, a day) are never split between learning and testing. */
  readonly unit?: string;
}

export interface AttestationOptions {
  /** Who says so: a name or an address of at most 120 characters. */
  readonly by: string;
  /** In their words, at most 1,000 characters. */
  readonly statement?: string;
}

/** What the engine is asked for, checked; without texts and model. */
export function learnRequest(
  { register, budgetTokens, seed, attestation, audience, onProgress, signal }: LearnOptions,
  key: LearnRequest['key'],
): Omit<LearnRequest, 'documents' | 'model'> {
  checkWholeNumber('budgetTokens', budgetTokens, { min: 0, max: Number.MAX_SAFE_INTEGER });
  checkWholeNumber('seed', seed, seeds);
  return {
    key,
    register: registerOf(register),
    budgetTokens: budgetTokens ?? null,
    seed: seed ?? defaultSeed,
    ...(attestation === undefined ? {} : { attestation: attestationOf(attestation) }),
    ...(audience === undefined ? {} : { audience }),
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(signal === undefined ? {} : { signal }),
  };
}

function attestationOf({ by, statement }: AttestationOptions): AttestationWords {
  const { success, data, error } = attestationWordsSchema.safeParse({ by, statement: statement ?? null });
  if (success) return data;
  const [issue] = error.issues;
  throw new HyperalignError(
    'invalid_input',
    `The attestation cannot be used (${issue?.path.join('.')}: ${issue?.message}). Say who attests in one line of at most 120 characters, and what in at most 1,000.`,
  );
}

/** The texts that were given, then those that are read. */
export async function* documentsOf(
  options: LearnOptions,
  reader: DocumentReader,
): AsyncIterable<FoundDocument | SkippedDocument> {
  for (const [index, given] of (options.texts ?? []).entries()) {
    const { text, register, writtenAt, unit } = typeof given === 'string' ? ({ text: given } as GivenText) : given;
    yield {
      kind: 'document',
      text,
      // Without a unit a text stands for itself; a number would join it to the text of that number in another call.
      source: { kind: 'memory', label: `text ${index + 1}`, unit: unit ?? '' },
      register: registerOf(register),
      writtenAt: writtenAt ?? null,
      authorName: null,
    };
  }
  if (options.paths === undefined || options.paths.length === 0) return;
  yield* reader.read({
    paths: options.paths,
    me: options.me ?? [],
    textColumn: options.textColumn ?? null,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

export const seeds = { min: 0, max: 2 ** 31 - 1 };

/** Equal inputs give equal results unless another seed is asked for. */
export const defaultSeed = 20250508;

export function registerOf(register: string | undefined): string | null {
  return register === undefined ? null : parseInput(registerSchema, register, 'register');
}

/** The part of a contract schema that is used here. */
interface Checked<Value> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: Value }
    | { readonly success: false; readonly error: { readonly issues: readonly { readonly message: string }[] } };
}

export function parseInput<Value>(schema: Checked<Value>, value: string, name: string): Value {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new HyperalignError(
    'invalid_input',
    `The ${name} ${JSON.stringify(value)} cannot be used: ${result.error.issues[0]?.message ?? 'invalid'}.`,
    {
      details: { [name]: value },
    },
  );
}
