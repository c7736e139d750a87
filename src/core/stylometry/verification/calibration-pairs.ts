import { createRandom } from '../../numerics/seeded-random.ts';
import type { CrowdMember, PairScorer, ReadText } from './pair-scorer.ts';

/** Two sides whose truth is known: a person's first texts and one text by that person or by another. */
export interface CalibrationPair {
  readonly same: boolean;
  /** Of the text in question. */
  readonly words: number;
  readonly values: readonly number[];
}

export interface PairOptions {
  /** Texts on the known side. */
  readonly known: number;
  readonly seed: number;
  /** Most texts in question taken from one person. */
  readonly mostQueries: number;
}

/**
 * As many different as same pairs of calibration people: each person's first texts against the later ones, and each later text against another
 * person drawn by chance. Both writers of a pair are left out of the crowd it is read against, as they will be in use.
 */
export function scoreCalibrationPairs<Text extends ReadText>(
  people: readonly CrowdMember<Text>[],
  scorer: PairScorer<Text>,
  { known, seed, mostQueries }: PairOptions,
): readonly CalibrationPair[] {
  const random = createRandom(seed);
  const sides = people.flatMap(({ author, texts }) =>
    texts.length > known
      ? [{ author, known: texts.slice(0, known), queries: texts.slice(-Math.min(mostQueries, texts.length - known)) }]
      : [],
  );
  const asked = sides.flatMap((side) =>
    side.queries.flatMap((query) => {
      const others = sides.filter(({ author }) => author !== side.author);
      const other = others[random.integer(others.length)];
      return [
        { side, query, writer: side.author },
        ...(other === undefined ? [] : [{ side: other, query, writer: side.author }]),
      ];
    }),
  );
  // Pairs with the same two people share moments and imposters.
  const groups = Map.groupBy(asked, ({ side, writer }) => JSON.stringify([side.author, writer]));
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (first === undefined) return [];
    const { side, writer } = first;
    const queries = group.map(({ query }) => query);
    const values = scorer.compare({ known: side.known, queries, except: new Set([side.author, writer]), seed });
    return queries.flatMap((query, at) => {
      const own = values?.[at];
      return own === undefined ? [] : [{ same: side.author === writer, words: query.words, values: own }];
    });
  });
}
