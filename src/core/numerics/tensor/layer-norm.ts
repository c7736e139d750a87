// Indices follow from shapes that were checked when the operation was recorded, so each read is a number.
import type { Tape } from './tape.ts';
import { describeShape, isSameShape, type Tensor } from './tensor.ts';

export interface LayerNormOptions {
  /** One factor for each number of the last axis. */
  readonly gain: Tensor;
  /** One number to add for each of the last axis. */
  readonly shift: Tensor;
  /** Added to the variance. Default 1e-5. */
  readonly epsilon?: number;
}

/** (x − mean) / √(variance + ε) · gain + shift over the last axis (Ba, Kiros and Hinton 2016); the variance divides by the length. */
export function layerNorm(tape: Tape, x: Tensor, { gain, shift, epsilon = 1e-5 }: LayerNormOptions): Tensor {
  const length = x.shape.at(-1) ?? 1;
  for (const one of [gain, shift]) {
    if (!isSameShape(one.shape, [length]))
      throw new RangeError(
        `layer norm of ${describeShape(x.shape)} takes a gain and a shift of shape [${length}], not ${describeShape(one.shape)}`,
      );
  }
  const rows = length === 0 ? 0 : x.data.length / length;
  const result = tape.result(x.shape, [x, gain, shift]);
  const { data: means } = tape.result([rows], []);
  const { data: inverses } = tape.result([rows], []);
  tape.record({
    forward() {
      for (let row = 0; row < rows; row += 1) {
        const from = row * length;
        let sum = 0;
        for (let at = 0; at < length; at += 1) sum += x.data[from + at] as number;
        const mean = sum / length;
        let squares = 0;
        for (let at = 0; at < length; at += 1) squares += ((x.data[from + at] as number) - mean) ** 2;
        const inverse = 1 / Math.sqrt(squares / length + epsilon);
        means[row] = mean;
        inverses[row] = inverse;
        for (let at = 0; at < length; at += 1)
          result.data[from + at] =
            ((x.data[from + at] as number) - mean) * inverse * (gain.data[at] as number) + (shift.data[at] as number);
      }
    },
    backward() {
      if (result.gradient === null) return;
      for (let row = 0; row < rows; row += 1) {
        const from = row * length;
        const mean = means[row] as number;
        const inverse = inverses[row] as number;
        // With u the gradient by the normalised numbers n: gradient of x = (u − mean(u) − n · mean(u · n)) / deviation.
        let sum = 0;
        let product = 0;
        for (let at = 0; at < length; at += 1) {
          const normal = ((x.data[from + at] as number) - mean) * inverse;
          const passed = result.gradient[from + at] as number;
          if (gain.gradient !== null) gain.gradient[at] = (gain.gradient[at] as number) + passed * normal;
          if (shift.gradient !== null) shift.gradient[at] = (shift.gradient[at] as number) + passed;
          sum += passed * (gain.data[at] as number);
          product += passed * (gain.data[at] as number) * normal;
        }
        if (x.gradient === null) continue;
        for (let at = 0; at < length; at += 1) {
          const normal = ((x.data[from + at] as number) - mean) * inverse;
          const by = (result.gradient[from + at] as number) * (gain.data[at] as number);
          x.gradient[from + at] =
            (x.gradient[from + at] as number) + (by - sum / length - (normal * product) / length) * inverse;
        }
      }
    },
  });
  return result;
}
