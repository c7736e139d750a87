import { StylometryError } from '../stylometry-error.ts';

/** A text in a picture. */
export interface PlottedText {
  readonly label: string;
  readonly author: string;
}

export interface PlotInput {
  readonly texts: readonly PlottedText[];
  /** Symmetric, parallel to `texts`, none negative. */
  readonly distances: readonly (readonly number[])[];
  readonly title: string;
  /** What the distance is, in words: `Cosine Delta, 300 most frequent words`. */
  readonly measure: string;
}

/** Throws a StylometryError that names the first place of the matrix that cannot be drawn. */
export function refuseBadDistances({ texts, distances }: Pick<PlotInput, 'texts' | 'distances'>): void {
  for (const [row, { label }] of texts.entries())
    for (const [column, other] of texts.entries()) {
      const far = distances[row]?.[column];
      if (far !== undefined && Number.isFinite(far) && far >= 0) continue;
      throw new StylometryError(
        'invalid_option',
        `the distance between "${label}" and "${other.label}" is ${far ?? 'missing'}: give a number from 0 for every two texts, for those a formula says nothing of the largest of the others`,
      );
    }
  if (distances.length > texts.length)
    throw new StylometryError(
      'invalid_option',
      `there are distances of ${distances.length} texts and ${texts.length} texts: give a row for each text and no more`,
    );
}
