import type { Floats, Product } from './backend.ts';
import { repeatInto } from './repeat-into.ts';
import type { Tape } from './tape.ts';
import { describeShape, isSameShape, sizeOf, type Tensor } from './tensor.ts';

export interface MatmulOptions {
  readonly transposeLeft?: boolean;
  readonly transposeRight?: boolean;
  /** Added to the product, repeated as in NumPy: a bias [columns], or one row for each of several. */
  readonly plus?: Tensor;
}

/** left · right (+ plus) over the last two axes. Axes before them are a batch: equal on both sides, or missing on one, which then serves all of the batch. */
export function matmul(tape: Tape, left: Tensor, right: Tensor, options: MatmulOptions = {}): Tensor {
  const { transposeLeft = false, transposeRight = false, plus } = options;
  const plan = planProducts(left, right, transposeLeft, transposeRight);
  const result = tape.result(plan.shape, plus === undefined ? [left, right] : [left, right, plus]);
  // Products add to what is there, so `plus` is put there before them and costs no pass of its own.
  const start = plus === undefined ? null : repeatInto(tape, plus, result);
  const { forward, backward } = listProducts(plan, left, right, result);
  const { addProduct } = tape.backend;
  tape.record({
    forward() {
      if (start === null) result.data.fill(0);
      else start.forward();
      for (let at = 0; at < forward.length; at += 1) addProduct(forward[at] as Product); // inside the list
    },
    backward() {
      for (let at = 0; at < backward.length; at += 1) addProduct(backward[at] as Product); // inside the list
      start?.backward();
    },
  });
  return result;
}

interface ProductPlan {
  readonly shape: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  readonly transposeLeft: boolean;
  readonly transposeRight: boolean;
  /** How many products there are, and how far apart their matrices lie; 0 where one matrix serves all. */
  readonly count: number;
  readonly stepLeft: number;
  readonly stepRight: number;
}

function planProducts(left: Tensor, right: Tensor, transposeLeft: boolean, transposeRight: boolean): ProductPlan {
  const [rows, inner] = lastTwo(left, transposeLeft);
  const [rightInner, columns] = lastTwo(right, transposeRight);
  const batchLeft = left.shape.slice(0, -2);
  const batchRight = right.shape.slice(0, -2);
  const fits = batchLeft.length === 0 || batchRight.length === 0 || isSameShape(batchLeft, batchRight);
  if (inner !== rightInner || !fits)
    throw new RangeError(
      `there is no product of ${describeShape(left.shape)}${transposeLeft ? ' transposed' : ''} and ${describeShape(right.shape)}${transposeRight ? ' transposed' : ''}: columns of the left have to be rows of the right, and batches equal`,
    );
  const batch = batchLeft.length === 0 ? batchRight : batchLeft;
  const count = sizeOf(batch);
  const common = { shape: [...batch, rows, columns], columns, inner, transposeLeft, transposeRight };
  // Matrices that lie one under the other and meet the same right side are one long matrix.
  if (batchRight.length === 0 && !transposeLeft)
    return { ...common, rows: rows * count, count: 1, stepLeft: 0, stepRight: 0 };
  return {
    ...common,
    rows,
    count,
    stepLeft: batchLeft.length === 0 ? 0 : rows * inner,
    stepRight: batchRight.length === 0 ? 0 : inner * columns,
  };
}

function lastTwo({ shape }: Tensor, transposed: boolean): readonly [number, number] {
  const [rows, columns] = shape.slice(-2);
  if (rows === undefined || columns === undefined)
    throw new RangeError(`a tensor of shape ${describeShape(shape)} is no matrix: give it two axes or more`);
  return transposed ? [columns, rows] : [rows, columns];
}

/** All products, with their arguments bound once, so that running them allocates nothing. */
function listProducts(plan: ProductPlan, left: Tensor, right: Tensor, result: Tensor) {
  const { rows, columns, inner, transposeLeft, transposeRight } = plan;
  const forward: Product[] = [];
  const backward: Product[] = [];
  for (let at = 0; at < plan.count; at += 1) {
    const inLeft = (data: Floats): Floats => data.subarray(at * plan.stepLeft, at * plan.stepLeft + rows * inner);
    const inRight = (data: Floats): Floats => data.subarray(at * plan.stepRight, at * plan.stepRight + inner * columns);
    const inResult = (data: Floats): Floats => data.subarray(at * rows * columns, (at + 1) * rows * columns);
    const [a, b] = [inLeft(left.data), inRight(right.data)];
    const sides = { transposeA: transposeLeft, transposeB: transposeRight };
    forward.push({ a, b, c: inResult(result.data), rows, columns, inner, ...sides });
    if (result.gradient === null) continue;
    const g = inResult(result.gradient);
    // What is held transposed gets the transposed gradient, for which the factors change places.
    if (left.gradient !== null)
      backward.push({
        c: inLeft(left.gradient),
        ...(transposeLeft
          ? { a: b, b: g, rows: inner, columns: rows, inner: columns, transposeA: transposeRight, transposeB: true }
          : { a: g, b, rows, columns: inner, inner: columns, transposeA: false, transposeB: !transposeRight }),
      });
    if (right.gradient !== null)
      backward.push({
        c: inRight(right.gradient),
        ...(transposeRight
          ? { a: g, b: a, rows: columns, columns: inner, inner: rows, transposeA: true, transposeB: transposeLeft }
          : { a, b: g, rows: inner, columns, inner: rows, transposeA: !transposeLeft, transposeB: false }),
      });
  }
  return { forward, backward };
}
