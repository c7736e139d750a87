import { maskContentWords, tokenize } from '../src/core/stylometry/index.ts';

/** Scores a text against every person it was fitted on by how it writes, not by what it writes about. */
export interface MaskedVerifier {
  /** Cosine to the person's centroid, as so many standard deviations above the mean over all people: comparable over texts. */
  score(text: string, author: string): number;
  /** 1 when nobody is nearer. */
  rank(text: string, author: string): number;
}

/**
 * Character 3- and 4-gram TF-IDF centroids (stylometry.md 4) over texts whose content words are replaced by their length class:
 * briefs carry names and topics, and an unmasked verifier would reward copying them.
 */
export function fitMaskedVerifier(
  people: readonly { readonly author: string; readonly texts: readonly string[] }[],
): MaskedVerifier {
  const counted = people.map(({ author, texts }) => ({ author, grams: texts.map((text) => countGrams(text)) }));
  const documents = counted.flatMap(({ grams }) => grams);
  const frequency = new Map<string, number>();
  for (const grams of documents) for (const gram of grams.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const weigh = (grams: ReadonlyMap<string, number>): Vector => {
    const vector = new Map<string, number>();
    for (const [gram, count] of grams) {
      const seen = frequency.get(gram);
      if (seen !== undefined && seen > 1)
        vector.set(gram, (1 + Math.log(count)) * (Math.log((1 + documents.length) / (1 + seen)) + 1));
    }
    return normalise(vector);
  };
  const centroids = counted.map(({ author, grams }) => ({ author, vector: normalise(sum(grams.map(weigh))) }));
  const similarities = (text: string) => {
    const vector = weigh(countGrams(text));
    return centroids.map(({ author, vector: centroid }) => ({ author, value: dot(vector, centroid) }));
  };
  return {
    score: (text, author) => {
      const all = similarities(text);
      const values = all.map(({ value }) => value);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const deviation = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
      return deviation === 0 ? 0 : (own(all, author) - mean) / deviation;
    },
    rank: (text, author) => {
      const all = similarities(text);
      return 1 + all.filter(({ value }) => value > own(all, author)).length;
    },
  };
}

type Vector = ReadonlyMap<string, number>;

function own(all: readonly { readonly author: string; readonly value: number }[], author: string): number {
  const found = all.find((one) => one.author === author);
  if (found === undefined) throw new Error(`The verifier was not fitted on "${author}".`);
  return found.value;
}

function countGrams(text: string): ReadonlyMap<string, number> {
  const points = [...` ${maskContentWords(tokenize(text)).replace(/\s+/g, ' ').trim()} `];
  const counts = new Map<string, number>();
  for (const size of [3, 4]) {
    for (let start = 0; start + size <= points.length; start += 1) {
      const gram = points.slice(start, start + size).join('');
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
    }
  }
  return counts;
}

function sum(vectors: readonly Vector[]): Vector {
  const total = new Map<string, number>();
  for (const vector of vectors) for (const [gram, value] of vector) total.set(gram, (total.get(gram) ?? 0) + value);
  return total;
}

function normalise(vector: Vector): Vector {
  const norm = Math.sqrt([...vector.values()].reduce((total, value) => total + value * value, 0));
  return norm === 0 ? vector : new Map([...vector].map(([gram, value]) => [gram, value / norm]));
}

function dot(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let total = 0;
  for (const [gram, value] of small) total += value * (large.get(gram) ?? 0);
  return total;
}
