import type { SparseVector } from '../sparse-vector.ts';

export type LinearLoss = 'squared-hinge' | 'logistic';

/** One weight vector for each label. A function of its training rows, options and seed. */
export interface LinearClassifier {
  /** In code point order. */
  readonly labels: readonly string[];
  readonly loss: LinearLoss;
  /** Number of features; rows hold indices below it. */
  readonly width: number;
  /** One for each label. */
  readonly intercepts: Float32Array;
  /** Feature-major: the weights of feature `f` begin at `f * labels.length`. */
  readonly weights: Float32Array;
  readonly seed: number;
  /** False when a label's solver met its limit of rounds. */
  readonly converged: boolean;
}

export interface LinearPrediction {
  readonly label: string;
  /** Another label has the same margin; the lowest code point won. */
  readonly tie: boolean;
}

/** Signed distance to each label's plane, times the length of its weights: higher is likelier. In the order of `labels`. Features beyond `width` count nothing. */
export function marginsOf(classifier: LinearClassifier, row: SparseVector): Float64Array {
  const { labels, weights, intercepts, width } = classifier;
  const margins = Float64Array.from(intercepts);
  const size = labels.length;
  for (let place = 0; place < row.indices.length; place += 1) {
    const feature = row.indices[place] ?? 0;
    if (feature >= width) continue;
    const value = row.values[place] ?? 0;
    const from = feature * size;
    for (let label = 0; label < size; label += 1)
      margins[label] = (margins[label] ?? 0) + value * (weights[from + label] ?? 0);
  }
  return margins;
}

/** The label with the highest margin. */
export function classify(classifier: LinearClassifier, row: SparseVector): LinearPrediction {
  const margins = marginsOf(classifier, row);
  let best = 0;
  for (let label = 1; label < margins.length; label += 1)
    if ((margins[label] ?? 0) > (margins[best] ?? 0)) best = label;
  const tie = margins.filter((margin) => margin === margins[best]).length > 1;
  return { label: classifier.labels[best] ?? '', tie };
}
