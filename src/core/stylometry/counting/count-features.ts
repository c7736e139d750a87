import { comparisonCopy } from '../comparison-copy.ts';
import { maskContentWords } from '../mask-content-words.ts';
import { StylometryError } from '../stylometry-error.ts';
import { type Tokens, tokenize } from '../tokenize.ts';
import { BucketLexicon } from './bucket-lexicon.ts';
import { countTokens } from './character-class.ts';
import { codePointsOf, collapsedCodePoints } from './code-points.ts';
import { countWindows } from './count-windows.ts';
import { type CharacterGramSet, type FeatureSet, featureSetHash } from './feature-set.ts';
import { type GramLexicon, type Lexicon, NameLexicon } from './lexicon.ts';
import { countMarks } from './mark-kinds.ts';
import { Tally } from './tally.ts';
import { WindowLexicon } from './window-lexicon.ts';

/** How often a text shows each feature. `ids` and `counts` run in parallel; every id stands once, in no promised order. */
export interface FeatureCounts {
  readonly featureSetHash: string;
  /** Says what the ids mean. */
  readonly lexicon: Lexicon;
  readonly ids: Uint32Array;
  readonly counts: Uint32Array;
  /** What a relative frequency divides by: all words, n-grams or characters of the text, whether the lexicon knows them or not. */
  readonly total: number;
  /** Words and numbers of the text (letters where words cannot be told apart). */
  readonly tokens: number;
  /** `words` where the set needs words and the script has no spaces between them: nothing was counted. */
  readonly unsupported: 'words' | null;
}

export interface CountOptions {
  /** Texts that are compared should share one. A new, open one unless given. */
  readonly lexicon?: Lexicon;
  /** Part-of-speech tags of a text, for sets of tag n-grams. */
  readonly tag?: (text: string) => readonly string[];
}

/** Counts the features of a set in a text. Throws a StylometryError for a set that cannot be counted, or tags without a tagger. */
export function countFeatures(text: string | Tokens, set: FeatureSet, options: CountOptions = {}): FeatureCounts {
  const hash = featureSetHash(set);
  const lexicon = options.lexicon ?? openLexicon(set);
  const counted = countInto(text, set, lexicon, options);
  return { featureSetHash: hash, lexicon, ...tally.take(), ...counted };
}

/** An empty lexicon of the kind a feature set needs, open to new features. */
export function openLexicon(set: FeatureSet): Lexicon {
  if ('hashBits' in set && set.hashBits !== null) return new BucketLexicon(set.hashBits);
  if (set.kind === 'character-ngrams') return new WindowLexicon();
  return set.kind === 'function-words' ? new NameLexicon(set.words) : new NameLexicon();
}

/** A lexicon of exactly these features, their places in the list as numbers. Hashed sets keep their buckets. */
export function closedLexicon(set: FeatureSet, names: readonly string[]): Lexicon {
  if ('hashBits' in set && set.hashBits !== null) return new BucketLexicon(set.hashBits);
  return set.kind === 'character-ngrams' ? new WindowLexicon(names) : new NameLexicon(names);
}

/** Counts by the features' names. */
export function namedCounts({ lexicon, ids, counts }: FeatureCounts): ReadonlyMap<string, number> {
  return new Map(Array.from(ids, (id, at) => [lexicon.nameOf(id), counts[at] ?? 0]));
}

/** Scratch, empty between calls. */
const tally = new Tally();

type Totals = Pick<FeatureCounts, 'total' | 'tokens' | 'unsupported'>;

function countInto(text: string | Tokens, set: FeatureSet, lexicon: Lexicon, { tag }: CountOptions): Totals {
  switch (set.kind) {
    case 'words':
    case 'function-words':
      return countRuns(text, [1], lexicon, (word) => word);
    case 'word-ngrams':
      return countRuns(text, set.sizes, lexicon, (word) => word);
    case 'function-word-skeletons': {
      const kept = new Set(set.words);
      return countRuns(text, set.sizes, lexicon, (word) => (kept.has(word) ? word : lengthClass(word)));
    }
    case 'tag-ngrams': {
      if (tag === undefined) {
        throw new StylometryError(
          'invalid_option',
          `tag n-grams of "${set.tagger}" need the option tag: (text) => tags`,
        );
      }
      const original = typeof text === 'string' ? text : text.original;
      const total = addRuns(tag(original), set.sizes, lexicon);
      return { total, tokens: countTokens(codePointsOf(original)), unsupported: null };
    }
    case 'character-ngrams':
      // The caller opens lexicons by set: one that knows no windows is of another set.
      return countGrams(text, set, lexicon as GramLexicon);
    case 'punctuation': {
      const copy = copyOf(text);
      for (const { name, count } of countMarks(copy)) tally.addMany(lexicon.idOf(name), count);
      const points = codePointsOf(copy);
      return { total: points.length, tokens: countTokens(points), unsupported: null };
    }
    default:
      return set satisfies never;
  }
}

function countRuns(
  text: string | Tokens,
  sizes: readonly number[],
  lexicon: Lexicon,
  form: (word: string) => string,
): Totals {
  const tokens = typeof text === 'string' ? tokenize(text) : text;
  const words = tokens.words.map(({ lower }) => form(lower));
  const total = addRuns(words, sizes, lexicon);
  if (!tokens.wordsSupported)
    return { total, tokens: countTokens(codePointsOf(tokens.copy.text)), unsupported: 'words' };
  const numbers = tokens.tokens.filter(({ kind }) => kind === 'number').length;
  return { total, tokens: words.length + numbers, unsupported: null };
}

/** A space joins the parts of a run: neither words nor tags hold one. */
function addRuns(parts: readonly string[], sizes: readonly number[], lexicon: Lexicon): number {
  let total = 0;
  for (const size of sizes) {
    for (let start = 0; start + size <= parts.length; start += 1) {
      tally.add(lexicon.idOf(size === 1 ? (parts[start] ?? '') : parts.slice(start, start + size).join(' ')));
      total += 1;
    }
  }
  return total;
}

function countGrams(text: string | Tokens, set: CharacterGramSet, lexicon: GramLexicon): Totals {
  const read = readText(text, set.text);
  const points = collapsedCodePoints(set.case === 'lower' ? read.toLowerCase() : read, set.padding);
  const places = set.places.length === 4 ? null : new Set(set.places);
  let total = 0;
  for (const size of set.sizes) total += countWindows(points, { size, places, lexicon }, tally);
  return { total, tokens: countTokens(points), unsupported: null };
}

function readText(text: string | Tokens, as: CharacterGramSet['text']): string {
  switch (as) {
    case 'plain':
      return copyOf(text);
    case 'original':
      return typeof text === 'string' ? text : text.original;
    case 'masked':
      return maskContentWords(typeof text === 'string' ? tokenize(text) : text);
    default:
      return as satisfies never;
  }
}

function copyOf(text: string | Tokens): string {
  return typeof text === 'string' ? comparisonCopy(text).text : text.copy.text;
}

function lengthClass(word: string): string {
  return `#${Math.min(3, Math.floor(word.length / 3))}`;
}
