import { countFeatures, namedCounts } from '../counting/count-features.ts';
import { englishFunctionWords } from '../counting/english-function-words.ts';
import { functionWordList } from '../counting/feature-set.ts';
import { jensenShannon } from '../distance/measures.ts';

/**
 * How differently two sets of texts spread over function words: the base-2 Jensen–Shannon divergence of the shares of each word among all function words
 * (Lin 1991), 0 to 1, and its root, the distance. Texts of a side are pooled, so that longer ones weigh more. Null where a side has no function words.
 * Short texts lie further apart than long ones by chance alone: compare sides of like length.
 */
export function functionWordDivergence(
  texts: readonly string[],
  others: readonly string[],
  words: readonly string[] = englishFunctionWords,
): FunctionWordDivergence | null {
  return divergenceFrom(others, words)(texts);
}

export interface FunctionWordDivergence {
  readonly divergence: number;
  readonly distance: number;
}

/** The same from one side to several others: its texts are counted once. */
export function divergenceFrom(
  others: readonly string[],
  words: readonly string[] = englishFunctionWords,
): (texts: readonly string[]) => FunctionWordDivergence | null {
  const list = [...new Set(words)];
  const counts = pooledCounts(others, list);
  return (texts) => {
    const distance = jensenShannon(pooledCounts(texts, list), counts);
    return distance === null ? null : { divergence: distance ** 2, distance };
  };
}

function pooledCounts(texts: readonly string[], words: readonly string[]): Float64Array {
  const set = functionWordList(words);
  const counts = texts.map((text) => namedCounts(countFeatures(text, set)));
  return Float64Array.from(words, (word) => counts.reduce((sum, named) => sum + (named.get(word) ?? 0), 0));
}
