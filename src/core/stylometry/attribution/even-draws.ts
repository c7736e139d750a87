import { groupBy } from '../../numerics/group-by.ts';
import type { SeededRandom } from '../../numerics/seeded-random.ts';

/** Draws until the author with the most texts has been seen about twice over, but no more. */
const mostDraws = 8;

/**
 * Training sets in which no author has many more texts than the others; the texts as they are where that holds already. A classifier that sees 51
 * texts of one author and 14 of another gives the first everything in doubt, and weights on classes do not mend it. Every draw keeps at most as many
 * texts of an author as the middle author has (the lower one of two), if somebody has more than twice that.
 */
export function evenDraws<Text extends { readonly author: string }>(
  labelled: readonly Text[],
  random: SeededRandom,
): readonly (readonly Text[])[] {
  const byAuthor = [...groupBy(labelled, ({ author }) => author).values()];
  const counts = byAuthor.map(({ length }) => length).toSorted((a, b) => a - b);
  const most = counts.at(-1) ?? 0;
  const kept = counts[Math.floor((counts.length - 1) / 2)] ?? 0;
  if (most <= 2 * kept) return [labelled];
  const draws = Math.min(mostDraws, Math.ceil((2 * most) / kept));
  return Array.from({ length: draws }, () =>
    byAuthor.flatMap((texts) => (texts.length > kept ? random.choose(texts, kept) : texts)),
  );
}
