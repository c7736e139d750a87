// Indices follow from shapes that were checked when the operation was recorded, so each read is a number.
import type { Floats } from './backend.ts';
import { type BroadcastPlan, planBroadcast } from './broadcast-plan.ts';
import type { Tape } from './tape.ts';
import type { Tensor } from './tensor.ts';

/** a + b, shapes brought together as in NumPy (`planBroadcast`). */
export function add(tape: Tape, a: Tensor, b: Tensor): Tensor {
  return addScaled(tape, a, b, 1);
}

/** a − b, shapes brought together as in NumPy. */
export function subtract(tape: Tape, a: Tensor, b: Tensor): Tensor {
  return addScaled(tape, a, b, -1);
}

/** a · b number by number, shapes brought together as in NumPy. */
export function multiply(tape: Tape, a: Tensor, b: Tensor): Tensor {
  const plan = planBroadcast(a.shape, b.shape);
  const result = tape.result(plan.shape, [a, b]);
  tape.record({
    forward() {
      for (let run = 0, to = 0; run < plan.startsA.length; run += 1) {
        let inA = plan.startsA[run] as number;
        let inB = plan.startsB[run] as number;
        for (const end = to + plan.run; to < end; to += 1) {
          result.data[to] = (a.data[inA] as number) * (b.data[inB] as number);
          inA += plan.stepA;
          inB += plan.stepB;
        }
      }
    },
    backward() {
      if (result.gradient === null) return;
      if (a.gradient !== null)
        passProduct(result.gradient, a.gradient, b.data, plan.run, plan.startsA, plan.stepA, plan.startsB, plan.stepB);
      if (b.gradient !== null)
        passProduct(result.gradient, b.gradient, a.data, plan.run, plan.startsB, plan.stepB, plan.startsA, plan.stepA);
    },
  });
  return result;
}

/** x · factor, for a factor that is not learned. */
export function scale(tape: Tape, x: Tensor, factor: number): Tensor {
  const result = tape.result(x.shape, [x]);
  tape.record({
    forward() {
      for (let at = 0; at < result.data.length; at += 1) result.data[at] = (x.data[at] as number) * factor;
    },
    backward() {
      if (result.gradient === null || x.gradient === null) return;
      for (let at = 0; at < result.data.length; at += 1)
        x.gradient[at] = (x.gradient[at] as number) + (result.gradient[at] as number) * factor;
    },
  });
  return result;
}

function addScaled(tape: Tape, a: Tensor, b: Tensor, factor: number): Tensor {
  const plan = planBroadcast(a.shape, b.shape);
  const result = tape.result(plan.shape, [a, b]);
  tape.record({
    forward() {
      for (let run = 0, to = 0; run < plan.startsA.length; run += 1) {
        let inA = plan.startsA[run] as number;
        let inB = plan.startsB[run] as number;
        for (const end = to + plan.run; to < end; to += 1) {
          result.data[to] = (a.data[inA] as number) + factor * (b.data[inB] as number);
          inA += plan.stepA;
          inB += plan.stepB;
        }
      }
    },
    backward() {
      if (result.gradient === null) return;
      if (a.gradient !== null) passRuns(result.gradient, a.gradient, plan, 'a', 1);
      if (b.gradient !== null) passRuns(result.gradient, b.gradient, plan, 'b', factor);
    },
  });
  return result;
}

/** Adds `factor` times the gradient of a result to that of one operand: repeated numbers get the sum of their places. */
function passRuns(from: Floats, to: Floats, plan: BroadcastPlan, operand: 'a' | 'b', factor: number): void {
  const starts = operand === 'a' ? plan.startsA : plan.startsB;
  const step = operand === 'a' ? plan.stepA : plan.stepB;
  for (let run = 0, at = 0; run < starts.length; run += 1) {
    let into = starts[run] as number;
    for (const end = at + plan.run; at < end; at += 1) {
      to[into] = (to[into] as number) + factor * (from[at] as number);
      into += step;
    }
  }
}

function passProduct(
  from: Floats,
  to: Floats,
  other: Floats,
  length: number,
  starts: Int32Array,
  step: number,
  otherStarts: Int32Array,
  otherStep: number,
): void {
  for (let run = 0, at = 0; run < starts.length; run += 1) {
    let into = starts[run] as number;
    let inOther = otherStarts[run] as number;
    for (const end = at + length; at < end; at += 1) {
      to[into] = (to[into] as number) + (from[at] as number) * (other[inOther] as number);
      into += step;
      inOther += otherStep;
    }
  }
}
