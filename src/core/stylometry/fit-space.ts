import type { Population } from './population.ts';
import { type TextVector, textVector } from './text-vector.ts';
import type { Tokens } from './tokenize.ts';
import { gramSpace, levelSpace, spaceAgainst, type VerificationSpace } from './verification-space.ts';

export interface SourceText {
  readonly tokens: Tokens;
  /** Texts of one group share a source (a document, a year, a title) and never stand on both sides of a pair. */
  readonly group: string;
}

export interface SourceWriter {
  readonly role: 'background' | 'control';
  /** A made-up name, the same wherever the writer stands. */
  readonly person?: string;
  /** Keys of the texts in the forms they may come back in (`textKey`). */
  readonly keys?: readonly string[];
  readonly texts: readonly SourceText[];
}

export interface SpaceOptions {
  /** Places of features in the catalogue. */
  readonly unreliable: ReadonlySet<number>;
  readonly elsewhere: readonly Population[];
}

/** N-grams weighed in a register's space. */
const mostGrams = 4000;
const mostMaskedGrams = 2000;

export function vectorsOf({ texts }: SourceWriter): readonly TextVector[] {
  return texts.map(({ tokens }) => textVector(tokens));
}

/** Moments over the texts of all given writers; `unreliable` features are left out of the catalogue's. `elsewhere` are means of other populations. */
export function fitSpace(
  writers: readonly (readonly TextVector[])[],
  { unreliable, elsewhere }: SpaceOptions,
): VerificationSpace {
  const told = (levels: Float64Array): Float64Array =>
    levels.map((level, feature) => (unreliable.has(feature) ? Number.NaN : level));
  const moments = {
    grams: gramSpace(
      writers.map((texts) => texts.map(({ grams }) => grams)),
      mostGrams,
    ),
    maskedGrams: gramSpace(
      writers.map((texts) => texts.map(({ maskedGrams }) => maskedGrams)),
      mostMaskedGrams,
    ),
    levels: levelSpace(writers.map((texts) => texts.map(({ levels }) => told(levels)))),
  };
  return spaceAgainst(moments, elsewhere);
}
