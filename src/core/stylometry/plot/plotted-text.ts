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
