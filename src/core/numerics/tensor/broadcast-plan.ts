import { describeShape, sizeOf } from './tensor.ts';

/**
 * How two shapes are brought together, as in NumPy: aligned at the last axis, an axis of length 1 (or none) repeats. The result is a list of runs of `run`
 * contiguous numbers; in run i, operand a is read from `startsA[i]` in steps of `stepA` (0 where it repeats), b likewise.
 */
export interface BroadcastPlan {
  readonly shape: readonly number[];
  readonly run: number;
  readonly stepA: number;
  readonly stepB: number;
  readonly startsA: Int32Array;
  readonly startsB: Int32Array;
}

export function planBroadcast(shapeA: readonly number[], shapeB: readonly number[]): BroadcastPlan {
  const rank = Math.max(shapeA.length, shapeB.length);
  const a = pad(shapeA, rank);
  const b = pad(shapeB, rank);
  const shape = a.map((length, axis) => commonLength(length, b[axis] ?? 1, shapeA, shapeB));
  const repeatsA = a.map((length, axis) => length !== shape[axis]);
  const repeatsB = b.map((length, axis) => length !== shape[axis]);
  // The longest tail of axes along which each operand either repeats throughout or moves throughout is one run.
  let first = rank - 1;
  while (first > 0 && joins(shape, repeatsA, first) && joins(shape, repeatsB, first)) first -= 1;
  const outer = shape.slice(0, Math.max(0, first));
  return {
    shape,
    run: sizeOf(shape.slice(Math.max(0, first))),
    stepA: stepOf(shape, repeatsA, first),
    stepB: stepOf(shape, repeatsB, first),
    startsA: startsOf(outer, a, repeatsA),
    startsB: startsOf(outer, b, repeatsB),
  };
}

function pad(shape: readonly number[], rank: number): readonly number[] {
  return [...new Array<number>(rank - shape.length).fill(1), ...shape];
}

function commonLength(a: number, b: number, shapeA: readonly number[], shapeB: readonly number[]): number {
  if (a === b || b === 1) return a;
  if (a === 1) return b;
  throw new RangeError(
    `shapes ${describeShape(shapeA)} and ${describeShape(shapeB)} do not go together: each axis from the last has to be equal or 1`,
  );
}

/** Whether axis `at` − 1 continues the run that begins at axis `at`: axes of length 1 neither repeat nor move. */
function joins(shape: readonly number[], repeats: readonly boolean[], at: number): boolean {
  if (shape[at - 1] === 1) return true;
  const rest = shape.slice(at).some((length) => length !== 1);
  return !rest || repeats[at - 1] === (stepOf(shape, repeats, at) === 0);
}

function stepOf(shape: readonly number[], repeats: readonly boolean[], from: number): number {
  return repeats.some((repeated, axis) => axis >= from && repeated && shape[axis] !== 1) ? 0 : 1;
}

/** Where each run begins in an operand of the padded shape `own`. */
function startsOf(outer: readonly number[], own: readonly number[], repeats: readonly boolean[]): Int32Array {
  const starts = new Int32Array(sizeOf(outer));
  const strides = own.map((_, axis) => (repeats[axis] ? 0 : sizeOf(own.slice(axis + 1))));
  for (let run = 0; run < starts.length; run += 1) {
    let rest = run;
    let start = 0;
    for (let axis = outer.length - 1; axis >= 0; axis -= 1) {
      const length = outer[axis] ?? 1;
      start += (rest % length) * (strides[axis] ?? 0);
      rest = Math.floor(rest / length);
    }
    starts[run] = start;
  }
  return starts;
}
