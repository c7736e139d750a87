import type { PackedPalette } from '../saving/packed-palette.ts';
import type { PackedSpace } from '../saving/save-space.ts';
import type { Tokens } from '../tokenize.ts';

/** What was read of one text, once, by a scorer; only the scorer looks inside. */
export interface ReadText {
  readonly words: number;
}

/** A scorer as plain data: what texts are read in, and what was read of the crowd, without any text. */
export interface PackedScorer {
  readonly method: 'combined' | 'imposters';
  readonly spaces: readonly PackedSpace[];
  readonly crowd: readonly {
    readonly author: string;
    /** A vector for each family. */
    readonly texts: readonly { readonly words: number; readonly vectors: readonly PackedPalette[] }[];
  }[];
}

export interface Comparison<Text extends ReadText> {
  /** Texts of one person. */
  readonly known: readonly Text[];
  /** Texts in question, each compared alone. */
  readonly queries: readonly Text[];
  /** Crowd members who are a party to the comparison: neither imposters nor part of what a text is measured against. */
  readonly except: ReadonlySet<string>;
  readonly seed: number;
}

/** One way of comparing texts with a person against a crowd of other people. */
export interface PairScorer<Text extends ReadText> {
  /** Everything it needs, as plain data that `openScorer` opens again. */
  pack(): PackedScorer;
  readonly method: 'combined' | 'imposters';
  /** What its values are called. */
  readonly names: readonly string[];
  /** Of what is counted, and of the space it is read in. */
  readonly featureSetHash: string;
  readonly spaceHash: string;
  read(text: Tokens): Text;
  /** Values for each query, more alike is higher; null where the crowd is too small (10 texts from 5 people). */
  compare(comparison: Comparison<Text>): readonly (readonly number[])[] | null;
}

export interface CrowdMember<Text extends ReadText> {
  readonly author: string;
  readonly texts: readonly Text[];
}

/** Imposters that are needed to say anything (section 6 of the specification). */
export const leastCrowd = { texts: 10, people: 5 } as const;

/** Imposter profiles that are looked at; more do not move the mean of a crowd. */
export const mostProfiles = 50;

/** Whether what is left without `except` is a crowd. */
export function isCrowd(people: readonly CrowdMember<ReadText>[], except: ReadonlySet<string>): boolean {
  const left = people.filter(({ author, texts }) => !except.has(author) && texts.length > 0);
  return left.length >= leastCrowd.people && left.reduce((sum, { texts }) => sum + texts.length, 0) >= leastCrowd.texts;
}
