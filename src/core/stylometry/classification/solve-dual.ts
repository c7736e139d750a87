import type { SeededRandom } from '../../numerics/seeded-random.ts';
import type { DualState } from './dual-state.ts';

export interface DualProblem {
  readonly state: DualState;
  /** +1 for the class, −1 for the rest. */
  readonly signs: Int8Array;
  /** Cost of each row: C times the weight of its side. */
  readonly costs: Float64Array;
  readonly random: SeededRandom;
  /** Stops when the projected gradients of a round lie within this of each other. */
  readonly tolerance: number;
  readonly mostRounds: number;
}

/** `amounts[at]` times `signs[at]` times row `at`, summed over rows, are the weights. */
export interface DualSolution {
  readonly amounts: Float64Array;
  readonly rounds: number;
  readonly converged: boolean;
}

/** Squared hinge by dual coordinate descent with shrinking (Hsieh, Chang, Lin, Keerthi and Sundararajan 2008, algorithm 3). */
export function solveSquaredHinge(problem: DualProblem): DualSolution {
  const { state, signs, costs, tolerance, mostRounds, random } = problem;
  const amounts = new Float64Array(signs.length);
  const order = Uint32Array.from(signs, (_, at) => at);
  let active = order.length;
  let ceiling = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= mostRounds; round += 1) {
    shuffleFirst(order, active, random);
    let highest = Number.NEGATIVE_INFINITY;
    let lowest = Number.POSITIVE_INFINITY;
    for (let place = 0; place < active; place += 1) {
      const at = order[place] ?? 0;
      const sign = signs[at] ?? 1;
      const amount = amounts[at] ?? 0;
      const slope = 0.5 / (costs[at] ?? 1);
      const gradient = sign * state.product(at) - 1 + slope * amount;
      if (amount === 0 && gradient > ceiling) {
        // Shrinking: a row far outside the margin leaves the order until the rest has converged.
        active -= 1;
        order[place] = order[active] ?? 0;
        order[active] = at;
        place -= 1;
        continue;
      }
      const projected = amount === 0 ? Math.min(gradient, 0) : gradient;
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) <= 1e-12) continue;
      const changed = Math.max(amount - gradient / (state.squaredNorm(at) + slope), 0);
      amounts[at] = changed;
      state.add(at, (changed - amount) * sign);
    }
    if (highest - lowest > tolerance) {
      ceiling = highest > 0 ? highest : Number.POSITIVE_INFINITY;
    } else if (active === order.length) {
      return { amounts, rounds: round, converged: true };
    } else {
      active = order.length;
      ceiling = Number.POSITIVE_INFINITY;
    }
  }
  return { amounts, rounds: mostRounds, converged: false };
}

/** Logistic loss by dual coordinate descent, each coordinate by guarded Newton steps (Yu, Huang and Lin 2011, algorithm 5). */
export function solveLogistic(problem: DualProblem): DualSolution {
  const { state, signs, costs, tolerance, mostRounds, random } = problem;
  const amounts = Float64Array.from(costs, (cost) => Math.min(0.001 * cost, 1e-8));
  amounts.forEach((amount, at) => {
    state.add(at, amount * (signs[at] ?? 1));
  });
  const order = Uint32Array.from(signs, (_, at) => at);
  let inner = 1e-2;
  for (let round = 1; round <= mostRounds; round += 1) {
    shuffleFirst(order, order.length, random);
    let steepest = 0;
    let steps = 0;
    for (const at of order) {
      const cost = costs[at] ?? 1;
      const sign = signs[at] ?? 1;
      const amount = amounts[at] ?? 0;
      const step = logisticStep({
        amount,
        cost,
        product: sign * state.product(at),
        norm: state.squaredNorm(at),
        inner,
      });
      steepest = Math.max(steepest, step.gradient);
      steps += step.steps;
      if (step.steps === 0) continue;
      amounts[at] = step.amount;
      state.add(at, (step.amount - amount) * sign);
    }
    if (steepest < tolerance) return { amounts, rounds: round, converged: true };
    if (steps <= order.length / 10) inner = Math.max(Math.min(1e-8, tolerance), 0.1 * inner);
  }
  return { amounts, rounds: mostRounds, converged: false };
}

interface Coordinate {
  readonly amount: number;
  readonly cost: number;
  /** Signed product of the weights with the row. */
  readonly product: number;
  readonly norm: number;
  /** Newton stops below this gradient. */
  readonly inner: number;
}

/** Minimises over whichever of the amount and its complement is the smaller: the logarithm is steep only near zero. */
function logisticStep({ amount, cost, product, norm, inner }: Coordinate): {
  readonly amount: number;
  readonly gradient: number;
  readonly steps: number;
} {
  const direct = 0.5 * norm * (cost - 2 * amount) + product >= 0;
  const before = direct ? amount : cost - amount;
  const slope = direct ? product : -product;
  const gradientAt = (value: number): number => norm * (value - before) + slope + Math.log(value / (cost - value));
  let value = cost - before < 0.5 * cost ? 0.1 * before : before;
  let gradient = gradientAt(value);
  const first = Math.abs(gradient);
  let steps = 0;
  while (steps < 100 && Math.abs(gradient) >= inner) {
    const next = value - gradient / (norm + cost / (cost - value) / value);
    value = next <= 0 ? 0.1 * value : Math.min(next, cost * (1 - 1e-15));
    gradient = gradientAt(value);
    steps += 1;
  }
  return { amount: direct ? value : cost - value, gradient: first, steps };
}

function shuffleFirst(order: Uint32Array, length: number, random: SeededRandom): void {
  for (let at = length - 1; at > 0; at -= 1) {
    const other = random.integer(at + 1);
    const held = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = held;
  }
}
