export interface ExpectedVectors {
  readonly count: number;
  /** Null: not known yet, so the first one tells. */
  readonly dimension: number | null;
}

/** Beyond it, no number of an embedding was seen: a fault of a server or of a format. */
const largest = 1e6;

/** What makes the vectors of an answer useless, said of who gave them; null where they can be used. */
export function vectorsFault(
  vectors: readonly (readonly number[])[],
  { count, dimension }: ExpectedVectors,
): string | null {
  if (vectors.length !== count) return `gave ${vectors.length} vectors for ${count} texts. ${remedy}`;
  const length = dimension ?? vectors[0]?.length ?? 0;
  for (const vector of vectors) {
    if (vector.length !== length || length === 0)
      return `gave a vector of ${vector.length} numbers where ${length} were expected. ${remedy}`;
    const odd = vector.find((value) => !(Math.abs(value) <= largest));
    if (odd !== undefined) return `gave a vector that holds ${odd}. ${remedy}`;
  }
  return null;
}

const remedy = 'Name another model with --embedder.';
