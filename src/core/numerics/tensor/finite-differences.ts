import { createRandom } from '../seeded-random.ts';
import { multiply } from './arithmetic.ts';
import { createExactBackend } from './backend.ts';
import { fillNormal } from './initialise.ts';
import { sum } from './reduce.ts';
import { createTape, type Tape } from './tape.ts';
import { createParameter, type Parameter, type Tensor } from './tensor.ts';
import { createWorkspace } from './workspace.ts';

export interface GradientCheck {
  /** Shapes of the parameters, drawn from N(0, 1). */
  readonly shapes: readonly (readonly number[])[];
  readonly compute: (tape: Tape, parameters: readonly Parameter[]) => Tensor;
  readonly seed?: number;
}

/**
 * For tests: the largest difference between the gradient by the tape and by central differences, in double precision, relative to the larger of the two (and
 * of 1e-3, below which a difference is rounding). The loss is the sum of what is computed, each number weighed at random, so that no two errors cancel.
 */
export function gradientError({ shapes, compute, seed = 1 }: GradientCheck): number {
  const random = createRandom(seed);
  const backend = createExactBackend();
  const parameters = shapes.map((shape) => createParameter(backend, shape));
  for (const { data } of parameters) fillNormal(data, random);
  const tape = createTape(createWorkspace(backend));
  const result = compute(tape, parameters);
  const weights = tape.input(result.shape);
  fillNormal(weights.data, random);
  const loss = sum(tape, multiply(tape, result, weights));
  tape.forward();
  tape.backward(loss);
  let worst = 0;
  for (const parameter of parameters) {
    for (let at = 0; at < parameter.data.length; at += 1) {
      const slope = slopeAt(tape, loss, parameter, at);
      const given = parameter.gradient[at] ?? Number.NaN;
      worst = Math.max(worst, Math.abs(given - slope) / Math.max(Math.abs(given), Math.abs(slope), 1e-3));
      if (Number.isNaN(given)) return Number.NaN;
    }
  }
  return worst;
}

function slopeAt(tape: Tape, loss: Tensor, { data }: Parameter, at: number): number {
  const step = 1e-5;
  const held = data[at] ?? Number.NaN;
  const lossWith = (value: number): number => {
    data[at] = value;
    tape.forward();
    return loss.data[0] ?? Number.NaN;
  };
  const slope = (lossWith(held + step) - lossWith(held - step)) / (2 * step);
  data[at] = held;
  return slope;
}
