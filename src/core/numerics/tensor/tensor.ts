import type { Backend, Floats } from './backend.ts';

/** Numbers in row-major order: the last axis is contiguous. A scalar has the shape []. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Floats;
  /** Derivative of the loss by each number, filled by `backward`; null for what no parameter enters. */
  readonly gradient: Floats | null;
}

/** A tensor that is learned. It belongs to no tape, so that tapes of different shapes (on the same backend) can share it; its gradient adds up until an optimiser clears it. */
export interface Parameter extends Tensor {
  readonly gradient: Floats;
}

/** All zeros; `fillForRectifier` and its neighbours start it. */
export function createParameter(backend: Backend, shape: readonly number[]): Parameter {
  const length = sizeOf(shape);
  return { shape: [...shape], data: backend.allocate(length), gradient: backend.allocate(length) };
}

/** How many numbers a tensor of this shape holds; an axis of length 0 is allowed (a mean over it is not). */
export function sizeOf(shape: readonly number[]): number {
  const bad = shape.find((length) => !Number.isInteger(length) || length < 0);
  if (bad !== undefined)
    throw new RangeError(`${describeShape(shape)} is no shape: give whole numbers from 0, not ${bad}`);
  return shape.reduce((product, length) => product * length, 1);
}

export function describeShape(shape: readonly number[]): string {
  return `[${shape.join(', ')}]`;
}

export function isSameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** A whole number from 0 for an axis given from the front (0, 1, …) or from the back (−1, −2, …). */
export function axisOf(shape: readonly number[], axis: number): number {
  const place = axis < 0 ? shape.length + axis : axis;
  if (Number.isInteger(place) && place >= 0 && place < shape.length) return place;
  throw new RangeError(`a tensor of shape ${describeShape(shape)} has no axis ${axis}`);
}

/** A tensor seen along one axis: number (outer, along, inner) lies at (outer · length + along) · inner count + inner. */
export interface AxisView {
  readonly outer: number;
  readonly length: number;
  readonly inner: number;
}

export function viewAxis(shape: readonly number[], axis: number): AxisView {
  return { outer: sizeOf(shape.slice(0, axis)), length: shape[axis] ?? 1, inner: sizeOf(shape.slice(axis + 1)) };
}
