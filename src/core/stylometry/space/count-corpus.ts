import { countFeatures, type FeatureCounts, openLexicon } from '../counting/count-features.ts';
import { type FeatureSet, featureSetHash } from '../counting/feature-set.ts';
import type { Lexicon } from '../counting/lexicon.ts';
import { StylometryError } from '../stylometry-error.ts';
import type { Tokens } from '../tokenize.ts';

/** A text as it comes: raw, tokenised, or counted already. */
export type Countable = string | Tokens | FeatureCounts;

export interface TrainingText {
  /** Texts of nobody known each count as an author of their own. */
  readonly author?: string;
  readonly text: Countable;
}

export interface CountedText {
  readonly author: string | null;
  readonly counts: FeatureCounts;
}

export interface CorpusOptions {
  /** Part-of-speech tags of a text, for sets of tag n-grams. */
  readonly tag?: (text: string) => readonly string[];
}

/** Counts texts one by one in one lexicon and lets each go, so that they may come from a stream. Counts are what `fitSpace` and profiles take again. */
export function countCorpus(
  texts: Iterable<TrainingText>,
  set: FeatureSet,
  options: CorpusOptions = {},
): readonly CountedText[] {
  const counted: CountedText[] = [];
  let lexicon: Lexicon | null = null;
  for (const { author, text } of texts) {
    const shared: Lexicon = lexicon ?? (isCounted(text) ? text.lexicon : openLexicon(set));
    lexicon = shared;
    counted.push({
      author: author ?? null,
      counts: inLexicon(countsOf(text, set, { ...options, lexicon: shared }), shared),
    });
  }
  return counted;
}

/** A text's counts. Throws a StylometryError for counts of another feature set. */
export function countsOf(
  text: Countable,
  set: FeatureSet,
  options: CorpusOptions & { readonly lexicon: Lexicon },
): FeatureCounts {
  if (!isCounted(text)) return countFeatures(text, set, options);
  if (text.featureSetHash !== featureSetHash(set)) {
    throw new StylometryError(
      'other_feature_set',
      `these counts are of feature set ${text.featureSetHash}, asked for is ${featureSetHash(set)} (${set.kind}): count the text again with countFeatures`,
    );
  }
  return text;
}

export function isCounted(text: Countable): text is FeatureCounts {
  return typeof text !== 'string' && 'lexicon' in text;
}

/** Counts of another lexicon by this one's numbers, by way of the names. */
function inLexicon(counts: FeatureCounts, lexicon: Lexicon): FeatureCounts {
  if (counts.lexicon === lexicon || lexicon.hashed) return counts;
  const ids = counts.ids.map((id) => lexicon.idOf(counts.lexicon.nameOf(id)));
  return { ...counts, lexicon, ids };
}
