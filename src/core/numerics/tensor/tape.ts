import type { Backend } from './backend.ts';
import { describeShape, sizeOf, type Tensor } from './tensor.ts';
import type { Workspace } from './workspace.ts';

/** One operation: how its result follows from its operands, and how the gradient of its result is passed on to them. */
export interface Step {
  forward(): void;
  /** Adds to the gradients of the operands. */
  backward(): void;
}

/**
 * A recorded computation that can be run again and again. Operations (`matmul`, `add`, …) are called once, with shapes alone; `forward` then computes all of
 * them from what stands in the inputs and parameters, and `backward` the gradients. Nothing is allocated after recording, so a training loop makes no garbage.
 * For another shape, record another tape.
 */
export interface Tape {
  readonly backend: Backend;
  /** A tensor without gradient that the caller fills before `forward`; on a shared workspace before every run. */
  input(shape: readonly number[]): Tensor;
  /** A tensor without gradient that holds these numbers (one number: everywhere) in every run. */
  constant(shape: readonly number[], values: number | readonly number[]): Tensor;
  /** For operations: a place for what they compute. It has a gradient when one of the operands has. */
  result(shape: readonly number[], operands: readonly Tensor[]): Tensor;
  /** For operations. */
  record(step: Step): void;
  forward(): void;
  /** Sets the gradients of everything on the tape, and adds to those of the parameters. `loss` holds one number. Call `forward` before. */
  backward(loss: Tensor): void;
}

export interface TapeOptions {
  /** `none` for a tape that only computes: half the memory, and `backward` throws. Default `recorded`. */
  readonly gradients?: 'recorded' | 'none';
}

/** A new tape at the front of a workspace. */
export function createTape(workspace: Workspace, { gradients = 'recorded' }: TapeOptions = {}): Tape {
  workspace.rewind();
  const steps: Step[] = [];
  const results: Tensor[] = [];
  return {
    backend: workspace.backend,
    input(shape) {
      return { shape: [...shape], data: workspace.take(sizeOf(shape)).fill(0), gradient: null };
    },
    constant(shape, values) {
      const data = workspace.take(sizeOf(shape));
      if (typeof values !== 'number' && values.length !== data.length)
        throw new RangeError(`${values.length} numbers do not fill the shape ${describeShape(shape)}`);
      const forward = (): void => {
        if (typeof values === 'number') data.fill(values);
        else data.set(values);
      };
      steps.push({ forward, backward() {} });
      return { shape: [...shape], data, gradient: null };
    },
    result(shape, operands) {
      const length = sizeOf(shape);
      const learned = gradients === 'recorded' && operands.some(({ gradient }) => gradient !== null);
      const result = {
        shape: [...shape],
        data: workspace.take(length),
        gradient: learned ? workspace.take(length) : null,
      };
      results.push(result);
      return result;
    },
    record(step) {
      steps.push(step);
    },
    forward() {
      for (let at = 0; at < steps.length; at += 1) steps[at]?.forward();
    },
    backward(loss) {
      if (loss.data.length !== 1 || loss.gradient === null)
        throw new RangeError(
          `there is no gradient of a tensor of shape ${describeShape(loss.shape)}: give one number that depends on a parameter, on a tape that records gradients`,
        );
      for (let at = 0; at < results.length; at += 1) results[at]?.gradient?.fill(0);
      loss.gradient[0] = 1;
      for (let at = steps.length - 1; at >= 0; at -= 1) steps[at]?.backward();
    },
  };
}
