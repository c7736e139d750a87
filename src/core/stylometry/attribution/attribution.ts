/** How authors are ranked. */
export type AttributionMethod =
  /** Eight families of runs and a linear classifier of each author against the rest: the default, and the best found. */
  | 'linear'
  /** The nearest profile by a distance, over most frequent words unless another feature set is given. */
  | 'distance'
  /** TF-IDF of character 3-grams, centroids, cosine. */
  | 'centroid'
  /** The mean of the ranks that the three above give. */
  | 'mean-rank'
  /** General Imposters: each author against all others, the same number of texts drawn from everybody. Slow; for few authors and long texts. */
  | 'imposters';

/** Every method by name, the default first. */
export const attributionMethods: readonly AttributionMethod[] = [
  'linear',
  'distance',
  'centroid',
  'mean-rank',
  'imposters',
];

export interface AttributedAuthor {
  readonly author: string;
  /** Higher is likelier; of what, the method says: a margin, a distance with its sign turned, a share of rounds, a rank with its sign turned. */
  readonly score: number;
  /** For methods that measure one, else null. */
  readonly distance: number | null;
  /** Probability among the authors given, if it was one of them: with `probabilities: 'held-out'` and enough texts, else null. */
  readonly p: number | null;
}

export type Attribution =
  | {
      readonly kind: 'ranked';
      /** Likeliest first; equal scores in order of code points. */
      readonly ranking: readonly AttributedAuthor[];
      /** The first two have the same score, so that only the order of names decided. */
      readonly tie: boolean;
      readonly method: AttributionMethod;
      readonly seed: number;
      readonly version: number;
    }
  | { readonly kind: 'too-short'; readonly tokens: number; readonly needed: number };

/** Ranks the authors it was fitted on for a text. The first is the likeliest of those given, not proven to have written it. */
export type RankAuthors = (text: string) => Attribution;
