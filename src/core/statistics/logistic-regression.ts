import { solveLinear } from '../numerics/solve-linear.ts';

export interface Example {
  readonly values: readonly number[];
  readonly positive: boolean;
}

export interface LogisticModel {
  readonly intercept: number;
  readonly weights: readonly number[];
}

export interface TargetedExample {
  readonly values: readonly number[];
  /** From 0 to 1: the share of cases like this one that were positive. */
  readonly target: number;
}

/**
 * Logistic regression by Newton's method on standardised values, with a ridge of `penalty` per example, and Platt's smoothed targets
 * ((n₊ + 1)/(n₊ + 2) and 1/(n₋ + 2)). Returns weights for the values as they were given. Needs examples of both kinds.
 */
export function fitLogistic(examples: readonly Example[], penalty = 1e-3): LogisticModel {
  const positives = examples.filter(({ positive }) => positive).length;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (examples.length - positives + 2);
  return fitTargets(
    examples.map(({ values, positive }) => ({ values, target: positive ? high : low })),
    penalty,
  );
}

/** The same with targets taken as they are: without a penalty the maximum-likelihood fit, which exists only where no value parts the kinds. */
export function fitTargets(examples: readonly TargetedExample[], penalty: number): LogisticModel {
  const width = examples[0]?.values.length ?? 0;
  const scaling = scalesOf(examples, width);
  const rows = examples.map(({ values, target }) => ({
    // The leading 1 carries the intercept.
    x: [1, ...scaling.map(({ mean, deviation }, at) => ((values[at] ?? 0) - mean) / deviation)],
    target,
  }));
  let weights = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < 50; round += 1) {
    const step = newtonStep(rows, weights, penalty * examples.length);
    weights = weights.map((weight, at) => weight - (step[at] ?? 0));
    if (Math.max(...step.map(Math.abs)) < 1e-10) break;
  }
  const own = scaling.map(({ deviation }, at) => (weights[at + 1] ?? 0) / deviation);
  const shift = scaling.reduce((sum, { mean }, at) => sum + (own[at] ?? 0) * mean, 0);
  return { intercept: (weights[0] ?? 0) - shift, weights: own };
}

/** Probability of the positive kind. */
export function predictLogistic({ intercept, weights }: LogisticModel, values: readonly number[]): number {
  return 1 / (1 + Math.exp(-weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), intercept)));
}

interface Row {
  readonly x: readonly number[];
  readonly target: number;
}

function newtonStep(rows: readonly Row[], weights: readonly number[], ridge: number): readonly number[] {
  const size = weights.length;
  const gradient = weights.map((weight, at) => (at === 0 ? 0 : ridge * weight));
  const curvature = weights.map((_, row) =>
    weights.map((__, column) => (row === column && row > 0 ? ridge : row === column ? 1e-9 : 0)),
  );
  for (const { x, target } of rows) {
    const score = x.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
    const probability = 1 / (1 + Math.exp(-score));
    const weight = probability * (1 - probability);
    for (let row = 0; row < size; row += 1) {
      const left = x[row] ?? 0;
      gradient[row] = (gradient[row] ?? 0) + (probability - target) * left;
      const line = curvature[row] ?? [];
      for (let column = 0; column < size; column += 1)
        line[column] = (line[column] ?? 0) + weight * left * (x[column] ?? 0);
    }
  }
  return solveLinear(curvature, gradient);
}

function scalesOf(
  examples: readonly TargetedExample[],
  width: number,
): readonly { readonly mean: number; readonly deviation: number }[] {
  return Array.from({ length: width }, (_, at) => {
    const values = examples.map((example) => example.values[at] ?? 0);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    return { mean, deviation: Math.sqrt(variance) || 1 };
  });
}
