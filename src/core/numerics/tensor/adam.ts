// Indices run over arrays of one length, so each read is a number.
import type { Parameter } from './tensor.ts';

export interface AdamOptions {
  /** Decay of the mean of gradients. Default .9. */
  readonly beta1?: number;
  /** Decay of the mean of squared gradients. Default .999. */
  readonly beta2?: number;
  /** Added to the root of the latter. Default 1e-8. */
  readonly epsilon?: number;
}

export interface Optimizer {
  /** Moves every parameter by its gradient and clears the gradient. */
  step(learningRate: number): void;
}

/** Adam with bias correction (Kingma and Ba 2015). */
export function createAdam(
  parameters: readonly Parameter[],
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions = {},
): Optimizer {
  const states = parameters.map(({ data, gradient }) => ({
    data,
    gradient,
    mean: new Float64Array(data.length),
    square: new Float64Array(data.length),
  }));
  let steps = 0;
  return {
    step(learningRate) {
      steps += 1;
      const rate = learningRate / (1 - beta1 ** steps);
      const correction = 1 / (1 - beta2 ** steps);
      for (let place = 0; place < states.length; place += 1) {
        const { data, gradient, mean, square } = states[place] as (typeof states)[number]; // inside the list
        for (let at = 0; at < data.length; at += 1) {
          const slope = gradient[at] as number;
          const first = beta1 * (mean[at] as number) + (1 - beta1) * slope;
          const second = beta2 * (square[at] as number) + (1 - beta2) * slope * slope;
          mean[at] = first;
          square[at] = second;
          data[at] = (data[at] as number) - (rate * first) / (Math.sqrt(second * correction) + epsilon);
        }
        gradient.fill(0);
      }
    },
  };
}
