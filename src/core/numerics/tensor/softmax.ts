// Indices follow from shapes that were checked when the operation was recorded, so each read is a number.
import { planBroadcast } from './broadcast-plan.ts';
import type { Tape } from './tape.ts';
import { describeShape, isSameShape, type Tensor } from './tensor.ts';

/**
 * Softmax over the last axis. `mask` (1: counts, 0: does not) repeats along axes of length 1 as in NumPy, so that a causal mask [T, T] serves scores
 * [batch, heads, T, T]. What is masked gets weight 0; where everything is masked all weights are 0, as for attention over nothing.
 */
export function softmax(tape: Tape, x: Tensor, mask: Tensor | null = null): Tensor {
  const length = x.shape.at(-1) ?? 1;
  const rows = length === 0 ? 0 : x.data.length / length;
  const counts = mask === null ? null : planMask(x, mask);
  const result = tape.result(x.shape, [x]);
  const isMasked = (row: number, at: number): boolean =>
    counts !== null && mask !== null && mask.data[(counts.starts[row] as number) + at * counts.step] === 0;
  tape.record({
    forward() {
      for (let row = 0; row < rows; row += 1) {
        const from = row * length;
        let largest = Number.NEGATIVE_INFINITY;
        for (let at = 0; at < length; at += 1)
          if (!isMasked(row, at)) largest = Math.max(largest, x.data[from + at] as number);
        let sum = 0;
        for (let at = 0; at < length; at += 1) {
          const weight = isMasked(row, at) ? 0 : Math.exp((x.data[from + at] as number) - largest);
          result.data[from + at] = weight;
          sum += weight;
        }
        if (sum === 0) continue;
        for (let at = from; at < from + length; at += 1) result.data[at] = (result.data[at] as number) / sum;
      }
    },
    backward() {
      const { data, gradient } = result;
      if (gradient === null || x.gradient === null) return;
      for (let row = 0; row < rows; row += 1) {
        const from = row * length;
        let mean = 0;
        for (let at = from; at < from + length; at += 1) mean += (data[at] as number) * (gradient[at] as number);
        for (let at = from; at < from + length; at += 1)
          x.gradient[at] = (x.gradient[at] as number) + (data[at] as number) * ((gradient[at] as number) - mean);
      }
    },
  });
  return result;
}

/** Where in the mask each row of x begins, and the step from one of its numbers to the next. */
function planMask(x: Tensor, mask: Tensor): { readonly starts: Int32Array; readonly step: number } {
  const plan = planBroadcast(x.shape, mask.shape);
  const length = x.shape.at(-1) ?? 1;
  if (!isSameShape(plan.shape, x.shape))
    throw new RangeError(
      `a mask of shape ${describeShape(mask.shape)} does not fit ${describeShape(x.shape)}: it may not have more or longer axes`,
    );
  const rowsPerRun = plan.run / Math.max(1, length);
  const starts = Int32Array.from(
    { length: plan.startsB.length * rowsPerRun },
    (_, row) =>
      (plan.startsB[Math.floor(row / rowsPerRun)] ?? 0) + (row % rowsPerRun) * length * (plan.stepB === 0 ? 0 : 1),
  );
  return { starts, step: plan.stepB };
}
