import { bootstrapMean, type MeanInterval } from '../../statistics/bootstrap-mean.ts';
import { authorF1, type NamedAuthor } from './attribution-measures.ts';

export interface BootstrappedAttribution {
  readonly accuracy: MeanInterval;
  readonly macroF1: MeanInterval;
}

/** Accuracy and macro-F1 with 95 % intervals from redrawing whole authors: texts of one author are not independent. Null without texts. */
export function bootstrapAuthors(
  texts: readonly NamedAuthor[],
  { seed, rounds = 1000 }: { readonly seed: number; readonly rounds?: number },
): BootstrappedAttribution | null {
  if (texts.length === 0) return null;
  const right = texts.map(({ author, named }) => ({ group: author, value: named === author ? 1 : 0 }));
  return {
    accuracy: bootstrapMean(right, seed, rounds),
    macroF1: bootstrapMean(
      authorF1(texts).map(({ author, f1 }) => ({ group: author, value: f1 })),
      seed,
      rounds,
    ),
  };
}
