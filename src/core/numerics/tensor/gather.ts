// Indices follow from shapes that were checked when the operation was recorded, so each read is a number.
import type { Tape } from './tape.ts';
import { describeShape, sizeOf, type Tensor } from './tensor.ts';

export interface GatherOptions {
  /** Which rows; may be changed between runs. */
  readonly indices: Int32Array;
  /** Shape of the indices; the result has the shape [...shape, width]. Default: [number of indices]. */
  readonly shape?: readonly number[];
}

/** Rows of a table [rows, width], as many as there are indices: an embedding. Gradients of a row that is taken twice add up. */
export function gather(tape: Tape, table: Tensor, { indices, shape = [indices.length] }: GatherOptions): Tensor {
  const [rows, width] = table.shape;
  if (rows === undefined || width === undefined || table.shape.length !== 2 || sizeOf(shape) !== indices.length)
    throw new RangeError(
      `${indices.length} indices of shape ${describeShape(shape)} do not fit a table of shape ${describeShape(table.shape)}: give a table [rows, width] and as many indices as the shape has places`,
    );
  const result = tape.result([...shape, width], [table]);
  tape.record({
    forward() {
      for (let place = 0; place < indices.length; place += 1) {
        const row = indices[place] as number;
        if (row < 0 || row >= rows)
          throw new RangeError(`a table of ${rows} rows has no row ${row}: indices go from 0 to ${rows - 1}`);
        for (let at = 0; at < width; at += 1) result.data[place * width + at] = table.data[row * width + at] as number;
      }
    },
    backward() {
      const { gradient } = result;
      if (gradient === null || table.gradient === null) return;
      for (let place = 0; place < indices.length; place += 1) {
        const start = (indices[place] as number) * width;
        for (let at = 0; at < width; at += 1)
          table.gradient[start + at] =
            (table.gradient[start + at] as number) + (gradient[place * width + at] as number);
      }
    },
  });
  return result;
}
