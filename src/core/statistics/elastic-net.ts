export interface WeightedExample {
  readonly values: readonly number[];
  readonly positive: boolean;
  /** Weights of all examples add up to one. */
  readonly weight: number;
  /** Examples of one group are left out together. */
  readonly group: string;
}

export interface ElasticNet {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly strength: number;
}

/** Share of the lasso in the penalty; the rest is ridge. */
const mix = 0.5;
const steps = 8;
const smallestShare = 0.01;
const mostRounds = 60;
const precision = 1e-6;

/**
 * Logistic regression with an elastic-net penalty, strength chosen by the deviance of groups that were left out (Friedman, Hastie and Tibshirani
 * 2010, cyclic coordinate descent on the quadratic approximation). Groups are left out in at most `folds` parts, dealt in order.
 * The intercept is not penalised. Needs examples of both kinds.
 */
export function fitElasticNet(examples: readonly WeightedExample[], folds = 10): ElasticNet {
  const strengths = strengthsOf(examples);
  const deviances = new Float64Array(strengths.length);
  const parts = partsOf(examples, folds);
  for (const left of parts) {
    const rest = examples.filter(({ group }) => !left.has(group));
    const out = examples.filter(({ group }) => left.has(group));
    fitPath(rest, strengths).forEach((fit, at) => {
      deviances[at] = (deviances[at] ?? 0) + devianceOf(fit, out);
    });
  }
  const best = deviances.reduce((found, deviance, at) => (deviance < (deviances[found] ?? 0) ? at : found), 0);
  const [fit] = fitPath(examples, strengths.slice(0, best + 1)).slice(-1);
  return fit ?? { intercept: 0, weights: [], strength: 0 };
}

/** Probability of the positive kind. */
export function predictElasticNet({ intercept, weights }: ElasticNet, values: readonly number[]): number {
  return sigmoid(weights.reduce((sum, weight, at) => sum + weight * (values[at] ?? 0), intercept));
}

function partsOf(examples: readonly WeightedExample[], folds: number): readonly ReadonlySet<string>[] {
  const parts = Array.from({ length: folds }, () => new Set<string>());
  for (const positive of [true, false]) {
    const groups = [...new Set(examples.flatMap((one) => (one.positive === positive ? [one.group] : [])))];
    for (const [at, group] of groups.entries()) parts[at % folds]?.add(group);
  }
  return parts.filter(({ size }) => size > 0);
}

/** From the least strength that leaves every weight at zero down to a hundredth of it. */
function strengthsOf(examples: readonly WeightedExample[]): readonly number[] {
  const share = totalOf(examples.filter(({ positive }) => positive)) / totalOf(examples);
  const width = examples[0]?.values.length ?? 0;
  let most = 0;
  for (let at = 0; at < width; at += 1) {
    const pull = examples.reduce(
      (sum, { values, positive, weight }) => sum + weight * (values[at] ?? 0) * ((positive ? 1 : 0) - share),
      0,
    );
    most = Math.max(most, Math.abs(pull) / mix);
  }
  return Array.from({ length: steps }, (_, at) => most * smallestShare ** (at / (steps - 1)));
}

/** One fit a strength, each begun where the one before ended. */
function fitPath(examples: readonly WeightedExample[], strengths: readonly number[]): readonly ElasticNet[] {
  const rows = merged(examples);
  const width = examples[0]?.values.length ?? 0;
  const weights = new Float64Array(width);
  const share = Math.min(Math.max(rows.reduce((sum, row) => sum + row.positive, 0) / totalOf(rows), 1e-6), 1 - 1e-6);
  let intercept = Math.log(share / (1 - share));
  return strengths.map((strength) => {
    for (let round = 0; round < mostRounds; round += 1) {
      const moved = descend(rows, { weights, intercept, strength });
      intercept = moved.intercept;
      if (moved.step < precision) break;
    }
    return { intercept, weights: [...weights], strength };
  });
}

interface Row {
  readonly values: readonly number[];
  readonly weight: number;
  /** Weight of the positive examples among those of this row. */
  readonly positive: number;
}

/** Verdicts take three values, so many examples are equal: one row stands for all of them. */
function merged(examples: readonly WeightedExample[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { values, positive, weight } of examples) {
    const key = values.join();
    const known = rows.get(key) ?? { values, weight: 0, positive: 0 };
    rows.set(key, { values, weight: known.weight + weight, positive: known.positive + (positive ? weight : 0) });
  }
  return [...rows.values()];
}

interface Descent {
  readonly weights: Float64Array;
  readonly intercept: number;
  readonly strength: number;
}

/** One quadratic approximation and one pass over all weights, which are changed in place. */
function descend(
  rows: readonly Row[],
  { weights, intercept, strength }: Descent,
): { readonly intercept: number; readonly step: number } {
  const curvature = new Float64Array(rows.length);
  const residual = new Float64Array(rows.length);
  rows.forEach((row, at) => {
    let score = intercept;
    for (let place = 0; place < weights.length; place += 1) score += (weights[place] ?? 0) * (row.values[place] ?? 0);
    const probability = Math.min(Math.max(sigmoid(score), 1e-5), 1 - 1e-5);
    curvature[at] = row.weight * probability * (1 - probability);
    residual[at] = row.positive - row.weight * probability;
  });
  let step = 0;
  const move = (by: number, of: (row: Row) => number) => {
    step = Math.max(step, Math.abs(by));
    rows.forEach((row, at) => {
      residual[at] = (residual[at] ?? 0) - (curvature[at] ?? 0) * by * of(row);
    });
  };
  for (let place = 0; place < weights.length; place += 1) {
    const old = weights[place] ?? 0;
    let pull = 0;
    let bend = 0;
    rows.forEach((row, at) => {
      const value = row.values[place] ?? 0;
      pull += value * (residual[at] ?? 0);
      bend += value * value * (curvature[at] ?? 0);
    });
    const next = shrink(pull + bend * old, strength * mix) / (bend + strength * (1 - mix));
    weights[place] = Number.isFinite(next) ? next : 0;
    move((weights[place] ?? 0) - old, (row) => row.values[place] ?? 0);
  }
  const shift = totalOf(residual) / totalOf(curvature);
  move(shift, () => 1);
  return { intercept: intercept + shift, step };
}

function shrink(value: number, by: number): number {
  return Math.sign(value) * Math.max(0, Math.abs(value) - by);
}

function devianceOf(fit: ElasticNet, examples: readonly WeightedExample[]): number {
  return examples.reduce((sum, { values, positive, weight }) => {
    const probability = Math.min(Math.max(predictElasticNet(fit, values), 1e-9), 1 - 1e-9);
    return sum - 2 * weight * Math.log(positive ? probability : 1 - probability);
  }, 0);
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function totalOf(items: Float64Array | readonly { readonly weight: number }[]): number {
  let sum = 0;
  for (const item of items) sum += typeof item === 'number' ? item : item.weight;
  return sum;
}
