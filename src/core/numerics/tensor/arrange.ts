// Indices follow from shapes that were checked when the operation was recorded, so each read is a number.
import type { Tape } from './tape.ts';
import { axisOf, describeShape, sizeOf, type Tensor, viewAxis } from './tensor.ts';

/** The same numbers in another shape: no copy, data and gradient are shared. */
export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  if (sizeOf(shape) !== x.data.length)
    throw new RangeError(`a tensor of shape ${describeShape(x.shape)} cannot take the shape ${describeShape(shape)}`);
  return { shape: [...shape], data: x.data, gradient: x.gradient };
}

/** Axes in another order: axis i of the result is axis `order[i]` of x. [batch, time, heads, width] becomes [batch, heads, time, width] by [0, 2, 1, 3]. */
export function permute(tape: Tape, x: Tensor, order: readonly number[]): Tensor {
  const axes = order.map((axis) => axisOf(x.shape, axis));
  if (axes.length !== x.shape.length || new Set(axes).size !== axes.length)
    throw new RangeError(`${describeShape(order)} does not name each axis of ${describeShape(x.shape)} once`);
  const result = tape.result(
    axes.map((axis) => x.shape[axis] ?? 1),
    [x],
  );
  const places = placesOf(result.shape, axes, x.shape);
  tape.record({
    forward() {
      for (let at = 0; at < places.length; at += 1) result.data[at] = x.data[places[at] as number] as number;
    },
    backward() {
      const { gradient } = result;
      if (gradient === null || x.gradient === null) return;
      for (let at = 0; at < places.length; at += 1) {
        const from = places[at] as number;
        x.gradient[from] = (x.gradient[from] as number) + (gradient[at] as number);
      }
    },
  });
  return result;
}

/** Numbers `from` to `to` (left out) along one axis. */
export function slice(tape: Tape, x: Tensor, axis: number, from: number, to: number): Tensor {
  const along = axisOf(x.shape, axis);
  const view = viewAxis(x.shape, along);
  if (!(Number.isInteger(from) && Number.isInteger(to) && 0 <= from && from <= to && to <= view.length))
    throw new RangeError(`axis ${axis} of ${describeShape(x.shape)} has no numbers ${from} to ${to}`);
  const result = tape.result(
    x.shape.map((length, at) => (at === along ? to - from : length)),
    [x],
  );
  const run = (to - from) * view.inner;
  const startOf = (outer: number): number => (outer * view.length + from) * view.inner;
  tape.record({
    forward() {
      for (let outer = 0; outer < view.outer; outer += 1)
        for (let at = 0; at < run; at += 1) result.data[outer * run + at] = x.data[startOf(outer) + at] as number;
    },
    backward() {
      const { gradient } = result;
      if (gradient === null || x.gradient === null) return;
      for (let outer = 0; outer < view.outer; outer += 1) {
        const start = startOf(outer);
        for (let at = 0; at < run; at += 1)
          x.gradient[start + at] = (x.gradient[start + at] as number) + (gradient[outer * run + at] as number);
      }
    },
  });
  return result;
}

/** One after the other along an axis; all other axes are equal. */
export function concat(tape: Tape, parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts;
  if (first === undefined) throw new RangeError('there is nothing to join: give one tensor or more');
  const along = axisOf(first.shape, axis);
  const odd = parts.find(
    ({ shape }) =>
      shape.length !== first.shape.length || shape.some((length, at) => at !== along && length !== first.shape[at]),
  );
  if (odd !== undefined)
    throw new RangeError(
      `${describeShape(odd.shape)} cannot be joined to ${describeShape(first.shape)} along axis ${axis}: all other axes have to be equal`,
    );
  const total = parts.reduce((sum, { shape }) => sum + (shape[along] ?? 0), 0);
  const result = tape.result(
    first.shape.map((length, at) => (at === along ? total : length)),
    parts,
  );
  const { outer, inner } = viewAxis(result.shape, along);
  let before = 0;
  for (const part of parts) {
    const run = (part.shape[along] ?? 0) * inner;
    recordPart(tape, { part, result, outer, run, first: before, stride: total * inner });
    before += run;
  }
  return result;
}

interface JoinedPart {
  readonly part: Tensor;
  readonly result: Tensor;
  readonly outer: number;
  /** Numbers of the part that lie together. */
  readonly run: number;
  /** Where the first of them goes, and how far on the next run. */
  readonly first: number;
  readonly stride: number;
}

function recordPart(tape: Tape, { part, result, outer, run, first, stride }: JoinedPart): void {
  tape.record({
    forward() {
      for (let block = 0; block < outer; block += 1)
        for (let at = 0; at < run; at += 1)
          result.data[block * stride + first + at] = part.data[block * run + at] as number;
    },
    backward() {
      const { gradient } = result;
      if (gradient === null || part.gradient === null) return;
      for (let block = 0; block < outer; block += 1)
        for (let at = 0; at < run; at += 1)
          part.gradient[block * run + at] =
            (part.gradient[block * run + at] as number) + (gradient[block * stride + first + at] as number);
    },
  });
}

/** For each number of a permuted tensor, where it lies in the original. */
function placesOf(shape: readonly number[], axes: readonly number[], original: readonly number[]): Int32Array {
  const strides = axes.map((axis) => sizeOf(original.slice(axis + 1)));
  return Int32Array.from({ length: sizeOf(shape) }, (_, at) => {
    let rest = at;
    let place = 0;
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      const length = shape[axis] ?? 1;
      place += (rest % length) * (strides[axis] ?? 0);
      rest = Math.floor(rest / length);
    }
    return place;
  });
}
