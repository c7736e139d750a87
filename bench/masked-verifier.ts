import { fitCharacterCentroids } from '../src/evaluation/measures/character-centroids.ts';

/** Scores a text against every person it was fitted on by how it writes, not by what it writes about. */
export interface MaskedVerifier {
  /** Cosine to the person's centroid, as so many standard deviations above the mean over all people: comparable over texts. */
  score(text: string, author: string): number;
  /** 1 when nobody is nearer. */
  rank(text: string, author: string): number;
}

/** Of texts whose content words are hidden: briefs carry names and topics, and an unmasked verifier would reward copying them. */
export function fitMaskedVerifier(
  people: readonly { readonly author: string; readonly texts: readonly string[] }[],
): MaskedVerifier {
  const { similarities } = fitCharacterCentroids(
    people.map(({ author, texts }) => ({ person: author, texts })),
    { masked: true },
  );
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

function own(all: readonly { readonly person: string; readonly value: number }[], author: string): number {
  const found = all.find(({ person }) => person === author);
  if (found === undefined) throw new Error(`The verifier was not fitted on "${author}".`);
  return found.value;
}
