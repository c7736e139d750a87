import type { Tokens } from '../src/core/stylometry/index.ts';

export interface TfIdfVerifier {
  /** Cosine of the text and the person's centroid. */
  similarity(text: Tokens, person: string): number;
}

interface Known {
  readonly person: string;
  readonly texts: readonly Tokens[];
}

/** The baseline: character 3-grams, `(1 + ln tf)(ln((1 + n)/(1 + df)) + 1)`, L2-normalised, centroids (stylometry.md 4); document counts from all known texts. */
export function fitTfIdf(people: readonly Known[]): TfIdfVerifier {
  const counted = people.map(({ person, texts }) => ({ person, texts: texts.map(countGrams) }));
  const total = counted.reduce((sum, { texts }) => sum + texts.length, 0);
  const documents = new Map<string, number>();
  for (const { texts } of counted) {
    for (const counts of texts) for (const gram of counts.keys()) documents.set(gram, (documents.get(gram) ?? 0) + 1);
  }
  const weigh = (counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    const vector = new Map<string, number>();
    for (const [gram, count] of counts) {
      const seen = documents.get(gram);
      if (seen !== undefined) vector.set(gram, (1 + Math.log(count)) * (Math.log((1 + total) / (1 + seen)) + 1));
    }
    return normalise(vector);
  };
  const centroids = new Map(
    counted.map(({ person, texts }) => {
      const sum = new Map<string, number>();
      for (const counts of texts)
        for (const [gram, value] of weigh(counts)) sum.set(gram, (sum.get(gram) ?? 0) + value);
      return [person, normalise(sum)];
    }),
  );
  return {
    similarity: (text, person) => {
      const centroid = centroids.get(person);
      let dot = 0;
      for (const [gram, value] of weigh(countGrams(text))) dot += value * (centroid?.get(gram) ?? 0);
      return dot;
    },
  };
}

const counts = new WeakMap<Tokens, ReadonlyMap<string, number>>();

function countGrams(text: Tokens): ReadonlyMap<string, number> {
  const known = counts.get(text);
  if (known !== undefined) return known;
  const padded = ` ${text.copy.text.replace(/\s+/g, ' ').trim()} `;
  const grams = new Map<string, number>();
  for (let at = 0; at + 3 <= padded.length; at += 1) {
    const gram = padded.slice(at, at + 3);
    grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  counts.set(text, grams);
  return grams;
}

function normalise(vector: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  let squares = 0;
  for (const value of vector.values()) squares += value * value;
  const norm = Math.sqrt(squares);
  return norm === 0 ? vector : new Map([...vector].map(([gram, value]) => [gram, value / norm]));
}
