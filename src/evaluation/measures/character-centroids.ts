import { maskContentWords, tokenize } from '../../core/stylometry/index.ts';

/** How near a text is to each of several people. */
export interface CharacterCentroids {
  /** Parallel to the people it was fitted on. Cosine, higher is nearer. */
  similarities(text: string): readonly { readonly person: string; readonly value: number }[];
}

export interface CentroidOptions {
  /** Content words give way to their length class, so that a topic or a name earns nothing. */
  readonly masked: boolean;
}

/**
 * Character 3- and 4-gram TF-IDF centroids (stylometry.md 4): logarithmic term frequency, smoothed inverse document frequency over all texts, rows and
 * centroids of length one. Grams of one text alone are left out.
 */
export function fitCharacterCentroids(
  people: readonly { readonly person: string; readonly texts: readonly string[] }[],
  { masked }: CentroidOptions,
): CharacterCentroids {
  const counted = people.map(({ person, texts }) => ({ person, grams: texts.map((text) => countGrams(text, masked)) }));
  const documents = counted.flatMap(({ grams }) => grams);
  const frequency = new Map<string, number>();
  for (const grams of documents) for (const gram of grams.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const weigh = (grams: Vector): Vector => {
    const vector = new Map<string, number>();
    for (const [gram, count] of grams) {
      const seen = frequency.get(gram) ?? 0;
      if (seen > 1) vector.set(gram, (1 + Math.log(count)) * (Math.log((1 + documents.length) / (1 + seen)) + 1));
    }
    return normalise(vector);
  };
  const centroids = counted.map(({ person, grams }) => ({ person, vector: normalise(sum(grams.map(weigh))) }));
  return {
    similarities: (text) => {
      const vector = weigh(countGrams(text, masked));
      return centroids.map(({ person, vector: centroid }) => ({ person, value: dot(vector, centroid) }));
    },
  };
}

type Vector = ReadonlyMap<string, number>;

function countGrams(text: string, masked: boolean): Vector {
  const tokens = tokenize(text);
  const seen = masked ? maskContentWords(tokens) : tokens.copy.text;
  const points = [...` ${seen.replace(/\s+/g, ' ').trim()} `];
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
