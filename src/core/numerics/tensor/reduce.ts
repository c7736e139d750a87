// Indices follow from shapes that were checked when the operation was recorded, so each read is a number.
import { reshape } from './arrange.ts';
import type { Tape } from './tape.ts';
import { axisOf, describeShape, type Tensor, viewAxis } from './tensor.ts';

/** Sum over one axis, which goes; over all numbers, giving a scalar, when none is named. */
export function sum(tape: Tape, x: Tensor, axis?: number): Tensor {
  return axis === undefined ? reduce(tape, reshape(x, [x.data.length]), 0, 1) : reduce(tape, x, axis, 1);
}

/** Mean over one axis, which goes; over all numbers, giving a scalar, when none is named. */
export function mean(tape: Tape, x: Tensor, axis?: number): Tensor {
  const length = axis === undefined ? x.data.length : (x.shape[axisOf(x.shape, axis)] ?? 0);
  if (length === 0)
    throw new RangeError(`there is no mean of nothing: shape ${describeShape(x.shape)}, axis ${axis ?? 'all'}`);
  return axis === undefined
    ? reduce(tape, reshape(x, [x.data.length]), 0, 1 / length)
    : reduce(tape, x, axis, 1 / length);
}

function reduce(tape: Tape, x: Tensor, axis: number, factor: number): Tensor {
  const along = axisOf(x.shape, axis);
  const { outer, length, inner } = viewAxis(x.shape, along);
  const result = tape.result(
    x.shape.filter((_, at) => at !== along),
    [x],
  );
  tape.record({
    forward() {
      result.data.fill(0);
      for (let block = 0, from = 0; block < outer; block += 1) {
        const start = block * inner;
        for (let step = 0; step < length; step += 1)
          for (let at = start; at < start + inner; at += 1, from += 1)
            result.data[at] = (result.data[at] as number) + factor * (x.data[from] as number);
      }
    },
    backward() {
      const { gradient } = result;
      if (gradient === null || x.gradient === null) return;
      for (let block = 0, into = 0; block < outer; block += 1) {
        const start = block * inner;
        for (let step = 0; step < length; step += 1)
          for (let at = start; at < start + inner; at += 1, into += 1)
            x.gradient[into] = (x.gradient[into] as number) + factor * (gradient[at] as number);
      }
    },
  });
  return result;
}
