import { hashText } from '../../numerics/hash-text.ts';
import { characterGrams } from '../counting/feature-set.ts';
import { comparisonOf, type DistanceName } from '../distance/comparison.ts';
import { generalImposters } from '../imposters/general-imposters.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import { fitSpace } from '../space/fit-space.ts';
import { vectorOf } from '../space/vector-of.ts';
import type { AttributedAuthor } from './attribution.ts';

export interface ImpostersRankOptions {
  /** Default Min-Max. */
  readonly distance?: DistanceName;
  /** Default 100. */
  readonly rounds?: number;
  /** Texts drawn from every person in a round. Default: as many as half of the people have. */
  readonly textsPerPerson?: number;
  readonly seed: number;
}

/** Every author as the known side against all the others as imposters, over the 3,000 most frequent character 4-grams, balanced draws. */
export function fitImpostersRanking(
  labelled: readonly { readonly author: string; readonly text: string }[],
  { distance = 'min-max', rounds = 100, seed, textsPerPerson }: ImpostersRankOptions,
): (text: string) => readonly AttributedAuthor[] {
  const space = fitSpace(labelled, { set: characterGrams({ sizes: [4] }), top: 3000 });
  const { view, measure } = comparisonOf(distance, space);
  const read = (text: string): Float64Array => view.of(vectorOf(space, text).values);
  const known = labelled.map(({ author, text }) => ({ person: author, vector: read(text) }));
  const authors = [...new Set(known.map(({ person }) => person))].toSorted(compareCodePoints);
  return (text) => {
    const query = read(text);
    return authors.map((author) => {
      const result = generalImposters({
        query,
        known: known.filter(({ person }) => person === author).map(({ vector }) => vector),
        imposters: known.filter(({ person }) => person !== author),
        distance: measure,
        // Its own draws for every author, whatever their order.
        seed: seed ^ hashText(author),
        rounds,
        minimum: { texts: 1, people: 1 },
        ...(textsPerPerson === undefined ? {} : { textsPerPerson }),
      });
      return { author, score: result.kind === 'scored' ? result.score : 0, distance: null };
    });
  };
}
