import { characterGrams, longHash } from '../counting/feature-set.ts';
import { catalogueId, features } from '../feature-catalogue.ts';
import { measureText, rateOf } from '../measure-text.ts';
import { fitSpace } from '../space/fit-space.ts';
import type { Space } from '../space/space.ts';
import { vectorOf } from '../space/vector-of.ts';
import { levelOf } from '../text-vector.ts';
import type { Tokens } from '../tokenize.ts';

/** What a text shows, each feature on a scale that evens out the noise of rare and common ones (square root of shares, ln(1 + length)). */
export interface TextLevels {
  readonly words: number;
  /** Parallel to `levelFamilies`; NaN where the text says nothing of a feature. */
  readonly families: readonly Float64Array[];
}

export interface LevelReader {
  /** Where the n-grams are counted, one for each family of them. */
  readonly spaces: readonly Space[];
  readonly featureSetHash: string;
  readonly spaceHash: string;
  read(text: Tokens): TextLevels;
}

/**
 * The families a pair of texts is compared by: how words are spelt and joined (with their topic), the same with content words masked by length
 * (without it), and the catalogue's function words, punctuation, sentence shapes and lengths.
 */
export const levelFamilies = ['character 3-grams', 'masked 4-grams', 'catalogue'] as const;

const grams = [
  { set: characterGrams({ sizes: [3] }), top: 4000 },
  { set: characterGrams({ sizes: [4], text: 'masked' }), top: 2000 },
] as const;

/** Chooses the n-grams that are counted: the most frequent of all given texts. */
export function fitLevelReader(texts: readonly Tokens[]): LevelReader {
  return levelReader(
    grams.map(({ set, top }) =>
      fitSpace(
        texts.map((text) => ({ text })),
        { set, top, moments: 'pooled' },
      ),
    ),
  );
}

/** A reader in spaces that were fitted before. */
export function levelReader(spaces: readonly Space[]): LevelReader {
  return {
    spaces,
    featureSetHash: longHash([...spaces.map((space) => space.featureSetHash), catalogueId].join(' ')),
    spaceHash: longHash([...spaces.map(({ spaceHash }) => spaceHash), catalogueId].join(' ')),
    read: (text) => ({
      words: countedWords(text),
      families: [...spaces.map((space) => gramLevels(space, text)), catalogueLevels(text)],
    }),
  };
}

/** Words of a text; two letters for one where the script does not part them. */
export function countedWords({ wordsSupported, words, tokens }: Tokens): number {
  if (wordsSupported) return words.length;
  return Math.ceil(tokens.reduce((sum, { kind, text }) => sum + (kind === 'word' ? text.length : 0), 0) / 2);
}

function gramLevels(space: Space, text: Tokens): Float64Array {
  const { values } = vectorOf(space, text);
  return values.map(Math.sqrt);
}

function catalogueLevels(text: Tokens): Float64Array {
  const measure = measureText(text);
  return Float64Array.from(features, (_, feature) => levelOf(feature, rateOf(measure, feature) ?? Number.NaN));
}
