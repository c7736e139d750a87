import type { FeatureSet } from '../counting/feature-set.ts';
import type { SparseVector } from '../sparse-vector.ts';

/** Whose texts weigh how much in means and deviations. */
export type Moments =
  /** Every author the same, every text of an author equally; population deviation. */
  | 'author-balanced'
  /** Every training text the same; sample deviation (n − 1). */
  | 'pooled'
  /** As `pooled`, over training and test texts together: what common R scripts do. The test texts leak into the space. */
  | 'with-test';

/** What a coordinate of a text is. */
export type Weighting =
  /** Count over the text's total. */
  | 'relative'
  /** (1 + ln tf)(ln((1 + n)/(1 + df)) + 1), the vector scaled to length 1. */
  | 'tf-idf';

export interface SpaceSettings {
  /** Most frequent features of all training texts together, ties by code points; null keeps all. */
  readonly top: number | null;
  /** Least share of the training texts that show a feature, 0 to 1; applied after `top`. */
  readonly culling: number;
  /** Least number of training texts that show a feature; applied before `top`. */
  readonly minDocuments: number;
  readonly moments: Moments;
  readonly weighting: Weighting;
  readonly form: 'dense' | 'sparse';
}

export interface Provenance {
  readonly featureSetHash: string;
  readonly spaceHash: string;
  /** Of what was drawn by chance; absent where nothing was. */
  readonly seed?: number;
  readonly version: number;
}

/** Raised when a fitted space or profile set of before could not be read as what it was. */
export const stylometryVersion = 1;

/** The coordinates that texts are compared in: features in rank order (most frequent first) and how they spread over the training texts. Never changes. */
export interface Space extends Provenance {
  readonly featureSet: FeatureSet;
  readonly settings: SpaceSettings;
  /** Names of the features in rank order; bucket numbers where they are hashed. */
  readonly features: readonly string[];
  /** Training texts. */
  readonly documents: number;
  /** Training texts that show each feature. */
  readonly documentCounts: Uint32Array;
  /** Mean relative frequency. Empty, as the next two, where the weighting is TF-IDF. */
  readonly mean: Float64Array;
  /** Standard deviation of the relative frequency; exactly 0 where all training texts agree, and then no distance by z-scores uses the feature. */
  readonly deviation: Float64Array;
  /** Mean absolute deviation from the median of the relative frequency. */
  readonly spread: Float64Array;
  readonly inverseDocumentFrequency: Float64Array;
  /** True where test texts took part in the moments. */
  readonly leaks: boolean;
}

/** A text in a space. */
export type SpaceVector = DenseVector | SparseSpaceVector;

export interface DenseVector {
  readonly form: 'dense';
  readonly spaceHash: string;
  /** One value for each feature of the space. */
  readonly values: Float64Array;
}

export interface SparseSpaceVector extends SparseVector {
  readonly form: 'sparse';
  readonly spaceHash: string;
}
