import { createRandom } from '../../numerics/seeded-random.ts';
import { compareCodePoints } from '../space/compare-code-points.ts';
import type { SparseVector } from '../sparse-vector.ts';
import { type DualState, productState, rowProducts, weightState } from './dual-state.ts';
import type { LinearClassifier, LinearLoss } from './linear-classifier.ts';
import { solveLogistic, solveSquaredHinge } from './solve-dual.ts';

export interface LabelledRow {
  readonly label: string;
  readonly row: SparseVector;
}

export interface LinearOptions {
  /** Number of features; every index lies below it. */
  readonly width: number;
  readonly seed: number;
  /** Default `squared-hinge`. */
  readonly loss?: LinearLoss;
  /** C, the price of an error against the length of the weights. Default 1. */
  readonly cost?: number;
  /** `balanced` multiplies a label's own rows by all rows / (labels · its rows). Default `equal`. */
  readonly labelWeights?: 'equal' | 'balanced';
  /** Default 1e-4. */
  readonly tolerance?: number;
  /** Default 1,000. */
  readonly mostRounds?: number;
}

export type FitLinearOutcome =
  | { readonly kind: 'fitted'; readonly classifier: LinearClassifier }
  | { readonly kind: 'too-few-labels'; readonly labels: number }
  | { readonly kind: 'bad-row'; readonly at: number; readonly problem: string };

/** Up to here the products of all rows fit into 32 MB and make a step cheaper than the rows' features do. */
const mostRowsForProducts = 2000;

/**
 * L2-regularised linear classifier, each label against the rest. Like scikit-learn's LinearSVC, the intercept is the weight of a
 * constant feature 1 and is regularised too. The same rows, options and seed give the same weights.
 */
export function fitLinear(examples: readonly LabelledRow[], options: LinearOptions): FitLinearOutcome {
  const { width, seed, loss = 'squared-hinge' } = options;
  const labels = [...new Set(examples.map(({ label }) => label))].toSorted(compareCodePoints);
  if (labels.length < 2) return { kind: 'too-few-labels', labels: labels.length };
  const rows = examples.map(({ row }) => row);
  const bad = findBadRow(rows, width);
  if (bad !== null) return bad;
  const products = rows.length <= mostRowsForProducts ? rowProducts(rows, width) : null;
  const place = new Map(labels.map((label, at) => [label, at]));
  const owners = Uint32Array.from(examples, ({ label }) => place.get(label) ?? 0);
  const solutions = labels.map((_, label) => {
    const state = products === null ? weightState(rows, width) : productState(products, rows.length);
    return solveLabel(owners, { label, labels: labels.length, state, options, loss });
  });
  return {
    kind: 'fitted',
    classifier: {
      labels,
      loss,
      width,
      ...weightsOf(rows, solutions, width),
      seed,
      converged: solutions.every(({ converged }) => converged),
    },
  };
}

/** Sums rows label by label within a feature: the weights lie that way, and passing over them once for each label took five times as long. */
function weightsOf(
  rows: readonly SparseVector[],
  solutions: readonly SignedSolution[],
  width: number,
): Pick<LinearClassifier, 'weights' | 'intercepts'> {
  const labels = solutions.length;
  const weights = new Float64Array(width * labels);
  const intercepts = new Float64Array(labels);
  const amounts = new Float64Array(labels);
  rows.forEach(({ indices, values }, at) => {
    solutions.forEach(({ signed }, label) => {
      const amount = signed[at] ?? 0;
      amounts[label] = amount;
      intercepts[label] = (intercepts[label] ?? 0) + amount;
    });
    for (let place = 0; place < indices.length; place += 1) {
      const from = (indices[place] ?? 0) * labels;
      const value = values[place] ?? 0;
      for (let label = 0; label < labels; label += 1)
        weights[from + label] = (weights[from + label] ?? 0) + value * (amounts[label] ?? 0);
    }
  });
  return { weights: Float32Array.from(weights), intercepts: Float32Array.from(intercepts) };
}

interface SignedSolution {
  /** Amount times sign of each row. */
  readonly signed: Float64Array;
  readonly converged: boolean;
}

interface LabelProblem {
  readonly label: number;
  readonly labels: number;
  readonly state: DualState;
  readonly options: LinearOptions;
  readonly loss: LinearLoss;
}

function solveLabel(owners: Uint32Array, { label, labels, state, options, loss }: LabelProblem): SignedSolution {
  const { cost = 1, labelWeights = 'equal', tolerance = 1e-4, mostRounds = 1000, seed } = options;
  const signs = Int8Array.from(owners, (owner) => (owner === label ? 1 : -1));
  const own = owners.filter((owner) => owner === label).length;
  const ownCost = labelWeights === 'balanced' ? (cost * owners.length) / (labels * own) : cost;
  const costs = Float64Array.from(signs, (sign) => (sign === 1 ? ownCost : cost));
  const solve = loss === 'logistic' ? solveLogistic : solveSquaredHinge;
  // Each label draws its own order, so that its weights do not hang on how many rounds the labels before it took.
  const random = createRandom(seed + label);
  const { amounts, converged } = solve({ state, signs, costs, random, tolerance, mostRounds });
  return { signed: amounts.map((amount, at) => amount * (signs[at] ?? 1)), converged };
}

function findBadRow(rows: readonly SparseVector[], width: number): FitLinearOutcome | null {
  for (const [at, { indices, values }] of rows.entries()) {
    const last = indices.at(-1) ?? -1;
    if (last >= width) return { kind: 'bad-row', at, problem: `holds feature ${last}, but the width is ${width}` };
    const place = values.findIndex((value) => !Number.isFinite(value));
    if (place >= 0)
      return { kind: 'bad-row', at, problem: `has the value ${values[place]} at feature ${indices[place]}` };
  }
  return null;
}
