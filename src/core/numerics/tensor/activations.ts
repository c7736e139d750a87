// Indices follow from shapes that were checked when the operation was recorded, so each read is a number.
import type { Tape } from './tape.ts';
import type { Tensor } from './tensor.ts';

/** max(x, 0); its derivative at 0 is taken as 0. */
export function relu(tape: Tape, x: Tensor): Tensor {
  const result = tape.result(x.shape, [x]);
  tape.record({
    forward: () => tape.backend.rectify(x.data, result.data),
    backward() {
      if (result.gradient !== null && x.gradient !== null)
        tape.backend.addRectifiedGradient(result.data, result.gradient, x.gradient);
    },
  });
  return result;
}

/** x · σ(x), also called swish (Elfwing et al. 2017). */
export function silu(tape: Tape, x: Tensor): Tensor {
  return mapEach(tape, x, {
    value: (at) => at * sigmoid(at),
    slope: (at) => sigmoid(at) * (1 + at * (1 - sigmoid(at))),
  });
}

export function tanh(tape: Tape, x: Tensor): Tensor {
  return mapEach(tape, x, { value: Math.tanh, slope: (at) => 1 - Math.tanh(at) ** 2 });
}

/** log σ(x), without overflow on either side: its negative is the loss of a comparison won by x. */
export function logSigmoid(tape: Tape, x: Tensor): Tensor {
  return mapEach(tape, x, {
    value: (at) => Math.min(at, 0) - Math.log1p(Math.exp(-Math.abs(at))),
    slope: (at) => sigmoid(-at),
  });
}

interface Curve {
  readonly value: (x: number) => number;
  readonly slope: (x: number) => number;
}

function mapEach(tape: Tape, x: Tensor, { value, slope }: Curve): Tensor {
  const result = tape.result(x.shape, [x]);
  tape.record({
    forward() {
      for (let at = 0; at < result.data.length; at += 1) result.data[at] = value(x.data[at] as number);
    },
    backward() {
      if (result.gradient === null || x.gradient === null) return;
      for (let at = 0; at < result.data.length; at += 1)
        x.gradient[at] = (x.gradient[at] as number) + (result.gradient[at] as number) * slope(x.data[at] as number);
    },
  });
  return result;
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
