import { invertPositive } from '../numerics/invert-positive.ts';

/** A kind of taste: people whose weights are normal around `mean`, where `variance` is 0 exactly there. */
export interface Kind {
  /** Logarithm of the share of people of this kind; need not be normalised. */
  readonly logShare: number;
  /** By feature. */
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Choices as differences of features, chosen minus rejected, count × width row by row. */
export interface TasteData {
  readonly width: number;
  readonly count: number;
  readonly differences: Float64Array;
  /** How far each choice went to the first text: 1, or ½ where neither was preferred. */
  readonly targets: Float64Array;
}

/** What the choices say of a person, were they of this kind: the normal approximation at the likeliest weights. */
export interface FittedKind {
  readonly logShare: number;
  readonly mean: Float64Array;
  /** Features whose weights are open. */
  readonly support: readonly number[];
  /** Of the weights of the support, row by row. */
  readonly covariance: Float64Array;
  /** Logarithm of the probability of all choices under the kind, by Laplace's approximation (MacKay 2003, ch. 27). */
  readonly logEvidence: number;
}

const mostSteps = 60;

/** Logistic regression by Newton's method with halved steps, under the kind's normal prior; `start` is where the search begins. */
export function fitKind(data: TasteData, kind: Kind, start: Float64Array = kind.mean): FittedKind {
  const support = [...kind.variance.keys()].filter((at) => (kind.variance[at] ?? 0) > 0);
  const weights = Float64Array.from(kind.mean, (mean, at) => ((kind.variance[at] ?? 0) > 0 ? (start[at] ?? 0) : mean));
  let { objective, gradient, curvature } = look(data, kind, support, weights);
  for (let step = 0; step < mostSteps; step += 1) {
    const { inverse } = invertPositive(curvature, support.length);
    const direction = times(inverse, gradient);
    const gain = direction.reduce((sum, value, at) => sum + value * (gradient[at] ?? 0), 0);
    if (gain < 1e-9) break;
    const ahead = climb({ data, kind, support, weights, direction, objective });
    if (ahead === null) break;
    ({ objective, gradient, curvature } = ahead);
  }
  const { inverse, logDeterminant } = invertPositive(curvature, support.length);
  const logVariance = support.reduce((sum, at) => sum + Math.log(kind.variance[at] ?? 1), 0);
  return {
    ...{ logShare: kind.logShare, mean: weights, support, covariance: inverse },
    logEvidence: objective - 0.5 * (logVariance + logDeterminant),
  };
}

/** The utility of a difference under a fitted kind: normal, with this mean and variance. */
export function marginUnder({ mean, support, covariance }: FittedKind, difference: ArrayLike<number>) {
  let margin = 0;
  for (let at = 0; at < mean.length; at += 1) margin += (mean[at] ?? 0) * (difference[at] ?? 0);
  let variance = 0;
  for (const [row, one] of support.entries()) {
    let sum = 0;
    for (const [column, other] of support.entries())
      sum += (covariance[row * support.length + column] ?? 0) * (difference[other] ?? 0);
    variance += sum * (difference[one] ?? 0);
  }
  return { margin, variance: Math.max(0, variance) };
}

interface Look {
  /** Log likelihood and log prior up to constants. */
  readonly objective: number;
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
}

function look(data: TasteData, { mean, variance }: Kind, support: readonly number[], weights: Float64Array): Look {
  const { width, count, differences, targets } = data;
  const size = support.length;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  let objective = 0;
  for (const [at, feature] of support.entries()) {
    const away = (weights[feature] ?? 0) - (mean[feature] ?? 0);
    const precision = 1 / (variance[feature] ?? 1);
    objective -= 0.5 * away * away * precision;
    gradient[at] = -away * precision;
    curvature[at * size + at] = precision;
  }
  const fixed = [...weights.keys()].filter((at) => weights[at] !== 0 || (variance[at] ?? 0) > 0);
  const held = new Float64Array(size);
  for (let row = 0; row < count; row += 1) {
    const from = row * width;
    let margin = 0;
    for (const at of fixed) margin += (weights[at] ?? 0) * (differences[from + at] ?? 0);
    const target = targets[row] ?? 1;
    const tail = Math.log1p(Math.exp(-Math.abs(margin)));
    objective -= tail + Math.max(0, -margin) * target + Math.max(0, margin) * (1 - target);
    const chosen = 1 / (1 + Math.exp(-margin));
    const slope = target - chosen;
    const bend = chosen * (1 - chosen);
    for (let at = 0; at < size; at += 1) held[at] = differences[from + (support[at] ?? 0)] ?? 0;
    for (let at = 0; at < size; at += 1) {
      const value = held[at] ?? 0;
      if (value === 0) continue;
      gradient[at] = (gradient[at] ?? 0) + slope * value;
      const bent = bend * value;
      for (let other = 0; other <= at; other += 1)
        curvature[at * size + other] = (curvature[at * size + other] ?? 0) + bent * (held[other] ?? 0);
    }
  }
  for (let at = 0; at < size; at += 1)
    for (let other = 0; other < at; other += 1) curvature[other * size + at] = curvature[at * size + other] ?? 0;
  return { objective, gradient, curvature };
}

interface Climb {
  readonly data: TasteData;
  readonly kind: Kind;
  readonly support: readonly number[];
  /** Moved to the new place. */
  readonly weights: Float64Array;
  readonly direction: Float64Array;
  readonly objective: number;
}

/** One step up, halved until it is one; null where none is. */
function climb({ data, kind, support, weights, direction, objective }: Climb): Look | null {
  const before = support.map((at) => weights[at] ?? 0);
  for (let share = 1; share > 1e-6; share /= 2) {
    for (const [at, feature] of support.entries()) weights[feature] = (before[at] ?? 0) + share * (direction[at] ?? 0);
    const ahead = look(data, kind, support, weights);
    if (ahead.objective >= objective) return ahead;
  }
  for (const [at, feature] of support.entries()) weights[feature] = before[at] ?? 0;
  return null;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return Float64Array.from({ length: size }, (_, row) =>
    vector.reduce((sum, value, column) => sum + (matrix[row * size + column] ?? 0) * value, 0),
  );
}
