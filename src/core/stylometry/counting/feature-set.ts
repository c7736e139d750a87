import { hashText } from '../../numerics/index.ts';
import { StylometryError } from '../stylometry-error.ts';
import { englishFunctionWords } from './english-function-words.ts';

/** What is counted, as plain data: equal data is the same feature set everywhere, and its hash says so. */
export type FeatureSet =
  | WordSet
  | FunctionWordSet
  | CharacterGramSet
  | WordGramSet
  | FunctionWordSkeletonSet
  | TagGramSet
  | PunctuationSet;

/** Every word, lowered; a space keeps the most frequent ones. A text's total is all its words. */
export interface WordSet {
  readonly kind: 'words';
  readonly version: 1;
}

/** Words of a closed list. A text's total is all its words, listed or not. */
export interface FunctionWordSet {
  readonly kind: 'function-words';
  readonly version: 1;
  readonly words: readonly string[];
}

/** Where an n-gram stands: it holds a mark; or else a space; or else begins or ends at a word's edge; or lies inside a word. */
export type GramPlace = 'punctuation' | 'space' | 'affix' | 'inner';

/** N-grams of code points over the comparison copy with runs of whitespace collapsed. A text's total is all n-grams counted. */
export interface CharacterGramSet {
  readonly kind: 'character-ngrams';
  readonly version: 1;
  readonly sizes: readonly number[];
  /** One space before and behind the text. */
  readonly padding: boolean;
  readonly case: 'keep' | 'lower';
  readonly places: readonly GramPlace[];
  /**
   * `plain`: the comparison copy. `original`: as written, with the typed forms of quotes and dashes, which may tell the program rather than the writer.
   * `masked`: the copy with content words replaced by their length class, so that topics do not show.
   */
  readonly text: 'plain' | 'original' | 'masked';
  /** Hashed to 2^hashBits buckets; null keeps every n-gram by name. */
  readonly hashBits: number | null;
}

/** Runs of words, lowered. A text's total is all runs counted. */
export interface WordGramSet {
  readonly kind: 'word-ngrams';
  readonly version: 1;
  readonly sizes: readonly number[];
  readonly hashBits: number | null;
}

/** Runs of words with every word off the list replaced by its length class (1–2, 3–5, 6–8, 9 and more letters). */
export interface FunctionWordSkeletonSet {
  readonly kind: 'function-word-skeletons';
  readonly version: 1;
  readonly sizes: readonly number[];
  readonly words: readonly string[];
  readonly hashBits: number | null;
}

/** Runs of part-of-speech tags, given by the caller's tagger. */
export interface TagGramSet {
  readonly kind: 'tag-ngrams';
  readonly version: 1;
  readonly sizes: readonly number[];
  /** Names the tagger and its version: tags of another one are other features. */
  readonly tagger: string;
  readonly hashBits: number | null;
}

/** Marks by kind, with spaced dashes, double spaces and repeated marks. A text's total is its characters. */
export interface PunctuationSet {
  readonly kind: 'punctuation';
  readonly version: 1;
}

export function mostFrequentWords(): WordSet {
  return { kind: 'words', version: 1 };
}

/** The English list unless another one is given. */
export function functionWordList(list: readonly string[] = englishFunctionWords): FunctionWordSet {
  return { kind: 'function-words', version: 1, words: list };
}

export type CharacterGramOptions = Partial<Omit<CharacterGramSet, 'kind' | 'version'>>;

/** 3-grams, padded, case kept, plain text, in all places, by name, unless said otherwise. */
export function characterGrams(options: CharacterGramOptions = {}): CharacterGramSet {
  return {
    kind: 'character-ngrams',
    version: 1,
    sizes: [3],
    padding: true,
    case: 'keep',
    places: ['punctuation', 'space', 'affix', 'inner'],
    text: 'plain',
    hashBits: null,
    ...options,
  };
}

export interface RunOptions {
  /** 2 unless said otherwise. */
  readonly sizes?: readonly number[];
  readonly hashBits?: number | null;
}

export function wordGrams({ sizes = [2], hashBits = null }: RunOptions = {}): WordGramSet {
  return { kind: 'word-ngrams', version: 1, sizes, hashBits };
}

export function functionWordSkeletons({ sizes = [2], hashBits = null }: RunOptions = {}): FunctionWordSkeletonSet {
  return { kind: 'function-word-skeletons', version: 1, sizes, words: englishFunctionWords, hashBits };
}

/** `tagger` names the part-of-speech tagger and its version. */
export function tagGrams(tagger: string, { sizes = [2], hashBits = null }: RunOptions = {}): TagGramSet {
  return { kind: 'tag-ngrams', version: 1, sizes, tagger, hashBits };
}

export function punctuationMarks(): PunctuationSet {
  return { kind: 'punctuation', version: 1 };
}

const known = new WeakMap<FeatureSet, string>();

/** Sixteen hexadecimal digits, the same for equal sets whatever the order of their keys. Throws for a set that cannot be counted. */
export function featureSetHash(set: FeatureSet): string {
  const made = known.get(set);
  if (made !== undefined) return made;
  checkSet(set);
  const entries = Object.entries(set).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const hash = longHash(JSON.stringify(entries));
  known.set(set, hash);
  return hash;
}

/** Two seeds of a 32-bit hash: 64 bits in sixteen hexadecimal digits. */
export function longHash(text: string): string {
  return [hashText(text), hashText(text, 0x9747b28c)].map((half) => half.toString(16).padStart(8, '0')).join('');
}

function checkSet(set: FeatureSet): void {
  if ('sizes' in set && (set.sizes.length === 0 || set.sizes.some((size) => !isWhole(size, 1, 16)))) {
    throw new StylometryError('invalid_option', `n-gram sizes are whole numbers from 1 to 16, not [${set.sizes}]`);
  }
  if ('hashBits' in set && set.hashBits !== null && !isWhole(set.hashBits, 8, 22)) {
    throw new StylometryError('invalid_option', `hashBits is a whole number from 8 to 22 or null, not ${set.hashBits}`);
  }
  if ('places' in set && set.places.length === 0) {
    throw new StylometryError('invalid_option', 'places names no place of n-grams: leave it out to count all');
  }
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
