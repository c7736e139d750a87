/** Scores of a query's words against every document, in the order of the documents. */
export type Bm25 = (query: readonly string[]) => readonly number[];

const k1 = 1.5;
const b = 0.75;
/** What a word of more than half of the documents weighs, of the mean weight of all words. */
const floorShare = 0.25;

/**
 * BM25 Okapi (Robertson and others 1995): idf = ln(n − f + .5) − ln(f + .5), where negative .25 × the mean idf of all words; a word of the query counts
 * as often as it stands there. Documents and query are words, compared as they are.
 */
export function openBm25(documents: readonly (readonly string[])[]): Bm25 {
  const counted = documents.map(countWords);
  const meanLength = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(1, documents.length);
  const weights = weightsOf(counted);
  return (query) =>
    counted.map((counts, at) => {
      const norm = k1 * (1 - b + (b * (documents[at]?.length ?? 0)) / (meanLength || 1));
      return query.reduce((score, word) => {
        const times = counts.get(word) ?? 0;
        return times === 0 ? score : score + ((weights.get(word) ?? 0) * times * (k1 + 1)) / (times + norm);
      }, 0);
    });
}

function weightsOf(documents: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const found = countWords(documents.flatMap((counts) => [...counts.keys()]));
  const plain = [...found].map(
    ([word, times]) => [word, Math.log(documents.length - times + 0.5) - Math.log(times + 0.5)] as const,
  );
  const mean = plain.reduce((sum, [, weight]) => sum + weight, 0) / Math.max(1, plain.length);
  return new Map(plain.map(([word, weight]) => [word, weight < 0 ? floorShare * mean : weight]));
}

function countWords(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
