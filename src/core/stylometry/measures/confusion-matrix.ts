import { compareCodePoints } from '../space/compare-code-points.ts';
import type { NamedAuthor } from './attribution-measures.ts';

export interface ConfusionMatrix {
  /** Authors in code point order: of the texts and of what was named. */
  readonly authors: readonly string[];
  /** `counts[author][named]`. */
  readonly counts: readonly (readonly number[])[];
  /** Texts of each author of which none was named. */
  readonly unknown: readonly number[];
}

/** How often each author's texts were given to each. */
export function confusionMatrix(texts: readonly NamedAuthor[]): ConfusionMatrix {
  const authors = [
    ...new Set(texts.flatMap(({ author, named }) => (named === null ? [author] : [author, named]))),
  ].toSorted(compareCodePoints);
  const place = new Map(authors.map((author, at) => [author, at]));
  const counts = authors.map(() => new Array<number>(authors.length).fill(0));
  const unknown = new Array<number>(authors.length).fill(0);
  for (const { author, named } of texts) {
    const row = place.get(author) ?? 0;
    if (named === null) unknown[row] = (unknown[row] ?? 0) + 1;
    else {
      const line = counts[row] ?? [];
      const column = place.get(named) ?? 0;
      line[column] = (line[column] ?? 0) + 1;
    }
  }
  return { authors, counts, unknown };
}
