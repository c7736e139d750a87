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
const steps = 6;
const smallestShare = 0.01;
const mostRounds = 60;
const mostPasses = 100;
/** Of a weight; more would show in no probability. */
const precision = 1e-4;
/** Approximations converge quadratically: after a step of this size what is left is about its square. */
const lastStep = Math.sqrt(precision);

/**
 * Logistic regression with an elastic-net penalty, strength chosen by the deviance of groups that were left out (Friedman, Hastie and Tibshirani
 * 2010, cyclic coordinate descent on the quadratic approximation). Groups are left out in at most `folds` parts, dealt in order.
 * The intercept is not penalised. Needs examples of both kinds.
 */
export function fitElasticNet(examples: readonly WeightedExample[], folds = 10): ElasticNet {
  const strengths = strengthsOf(examples);
  const deviances = new Float64Array(strengths.length);
  const table = tableOf(examples);
  const path = fitPath(table, strengths);
  for (const left of partsOf(examples, folds)) {
    const out = examples.filter(({ group }) => left.has(group));
    fitPath(withoutExamples(table, out), strengths, path).forEach((fit, at) => {
      deviances[at] = (deviances[at] ?? 0) + devianceOf(fit, out);
    });
  }
  const best = deviances.reduce((found, deviance, at) => (deviance < (deviances[found] ?? 0) ? at : found), 0);
  return path[best] ?? { intercept: 0, weights: [], strength: 0 };
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

/** One fit a strength, each begun at that of `starts`, else where the one before ended. */
function fitPath(
  table: Table,
  strengths: readonly number[],
  starts: readonly ElasticNet[] = [],
): readonly ElasticNet[] {
  const weights = new Float64Array(table.width);
  const share = Math.min(Math.max(totalOf(table.positive) / totalOf(table.weight), 1e-6), 1 - 1e-6);
  let intercept = Math.log(share / (1 - share));
  return strengths.map((strength, at) => {
    const start = starts[at];
    if (start !== undefined) {
      weights.set(start.weights);
      intercept = start.intercept;
    }
    for (let round = 0; round < mostRounds; round += 1) {
      const moved = descend(table, { weights, intercept, strength });
      intercept = moved.intercept;
      if (moved.step < lastStep) break;
    }
    return { intercept, weights: [...weights], strength };
  });
}

/** Verdicts take three values, so many examples are equal: one row stands for all of them. Flat arrays, for this is the innermost loop. */
interface Table {
  readonly rows: number;
  readonly width: number;
  /** The row that stands for each example. */
  readonly rowOf: ReadonlyMap<WeightedExample, number>;
  /** One column after the other. */
  readonly values: Float64Array;
  readonly weight: Float64Array;
  /** Weight of the positive examples among those of a row. */
  readonly positive: Float64Array;
}

function tableOf(examples: readonly WeightedExample[]): Table {
  const kinds = Map.groupBy(examples, ({ values }) => values.join());
  const rows = kinds.size;
  const width = examples[0]?.values.length ?? 0;
  const values = new Float64Array(rows * width);
  [...kinds.values()].forEach(([first], row) => {
    first?.values.forEach((value, column) => {
      values[column * rows + row] = value;
    });
  });
  return {
    ...{ rows, width, values },
    rowOf: new Map([...kinds.values()].flatMap((equal, row) => equal.map((one) => [one, row]))),
    weight: Float64Array.from(kinds.values(), (equal) => totalOf(equal)),
    positive: Float64Array.from(kinds.values(), (equal) => totalOf(equal.filter(({ positive }) => positive))),
  };
}

/** The same rows with the weight of these examples taken off; a row nobody is left in weighs nothing. */
function withoutExamples(table: Table, out: readonly WeightedExample[]): Table {
  const weight = table.weight.slice();
  const positive = table.positive.slice();
  for (const one of out) {
    const row = table.rowOf.get(one) ?? 0;
    weight[row] = Math.max(0, (weight[row] ?? 0) - one.weight);
    if (one.positive) positive[row] = Math.max(0, (positive[row] ?? 0) - one.weight);
  }
  return { ...table, weight, positive };
}

interface Descent {
  readonly weights: Float64Array;
  readonly intercept: number;
  readonly strength: number;
}

/**
 * One quadratic approximation at the weights, minimised by passes over them, which are changed in place. Cross-products are summed once an
 * approximation, so that a pass costs the square of the width and not the number of rows.
 */
function descend(
  table: Table,
  { weights, intercept, strength }: Descent,
): { readonly intercept: number; readonly step: number } {
  const { width } = table;
  const { cross, pull } = approximate(table, weights, intercept);
  const before = weights.slice();
  let shift = 0;
  for (let pass = 0; pass < mostPasses; pass += 1) {
    let moved = 0;
    for (let column = 0; column < width; column += 1) {
      const bend = cross[column * (width + 1) + column] ?? 0;
      const old = weights[column] ?? 0;
      const next = shrink((pull[column] ?? 0) + bend * old, strength * mix) / (bend + strength * (1 - mix));
      const by = (Number.isFinite(next) ? next : 0) - old;
      if (by === 0) continue;
      weights[column] = old + by;
      moveBy(column, by, cross, pull);
      moved = Math.max(moved, Math.abs(by));
    }
    const bend = cross[width * (width + 1) + width] ?? 0;
    const by = bend > 0 ? (pull[width] ?? 0) / bend : 0;
    shift += by;
    moveBy(width, by, cross, pull);
    if (Math.max(moved, Math.abs(by)) < precision) break;
  }
  let step = Math.abs(shift);
  for (let column = 0; column < width; column += 1)
    step = Math.max(step, Math.abs((weights[column] ?? 0) - (before[column] ?? 0)));
  return { intercept: intercept + shift, step };
}

interface Approximation {
  /** (width + 1)², row-major: sums of curvature × value × value; the last column is the intercept's, all ones. */
  readonly cross: Float64Array;
  /** Sums of residual × value. */
  readonly pull: Float64Array;
}

function approximate(
  { rows, width, values, weight, positive }: Table,
  weights: Float64Array,
  intercept: number,
): Approximation {
  const side = width + 1;
  const cross = new Float64Array(side * side);
  const pull = new Float64Array(side);
  const one = new Float64Array(side);
  one[width] = 1;
  for (let row = 0; row < rows; row += 1) {
    let score = intercept;
    for (let column = 0; column < width; column += 1) {
      const value = values[column * rows + row] ?? 0;
      one[column] = value;
      score += value * (weights[column] ?? 0);
    }
    const probability = Math.min(Math.max(sigmoid(score), 1e-5), 1 - 1e-5);
    const curvature = (weight[row] ?? 0) * probability * (1 - probability);
    const residual = (positive[row] ?? 0) - (weight[row] ?? 0) * probability;
    for (let first = 0; first < side; first += 1) {
      const value = one[first] ?? 0;
      if (value === 0) continue;
      pull[first] = (pull[first] ?? 0) + residual * value;
      const bent = curvature * value;
      for (let second = first, cell = first * side + first; second < side; second += 1, cell += 1)
        cross[cell] = (cross[cell] ?? 0) + bent * (one[second] ?? 0);
    }
  }
  for (let first = 0; first < side; first += 1)
    for (let second = 0; second < first; second += 1) cross[first * side + second] = cross[second * side + first] ?? 0;
  return { cross, pull };
}

/** What is left to pull at each weight after one of them moved. */
function moveBy(column: number, by: number, cross: Float64Array, pull: Float64Array): void {
  const side = pull.length;
  for (let other = 0; other < side; other += 1)
    pull[other] = (pull[other] ?? 0) - by * (cross[column * side + other] ?? 0);
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
  if (items instanceof Float64Array) for (let at = 0; at < items.length; at += 1) sum += items[at] ?? 0;
  else for (const { weight } of items) sum += weight;
  return sum;
}
