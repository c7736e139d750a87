import { describe, expect, test } from 'vitest';
import { type GradientCheck, gradientError } from './finite-differences.ts';
import {
  add,
  concat,
  gather,
  layerNorm,
  logSigmoid,
  matmul,
  mean,
  multiply,
  type Parameter,
  permute,
  relu,
  reshape,
  scale,
  silu,
  slice,
  softmax,
  subtract,
  sum,
  type Tape,
  type Tensor,
  tanh,
} from './index.ts';

type Compute = (tape: Tape, ...operands: Parameter[]) => Tensor;

function check(shapes: readonly (readonly number[])[], compute: Compute): GradientCheck {
  return { shapes, compute: (tape, operands) => compute(tape, ...operands) };
}

const checks: Readonly<Record<string, GradientCheck>> = {
  'matmul of two matrices': check(
    [
      [5, 3],
      [3, 4],
    ],
    (tape, a, b) => matmul(tape, a, b),
  ),
  'matmul, left transposed': check(
    [
      [3, 5],
      [3, 4],
    ],
    (tape, a, b) => matmul(tape, a, b, { transposeLeft: true }),
  ),
  'matmul, right transposed': check(
    [
      [5, 3],
      [4, 3],
    ],
    (tape, a, b) => matmul(tape, a, b, { transposeRight: true }),
  ),
  'matmul, both transposed': check(
    [
      [3, 5],
      [4, 3],
    ],
    (tape, a, b) => matmul(tape, a, b, { transposeLeft: true, transposeRight: true }),
  ),
  'matmul of two batches': check(
    [
      [2, 3, 4, 5],
      [2, 3, 5, 2],
    ],
    (tape, a, b) => matmul(tape, a, b),
  ),
  'matmul of two batches, both transposed': check(
    [
      [3, 5, 4],
      [3, 2, 5],
    ],
    (tape, a, b) => matmul(tape, a, b, { transposeLeft: true, transposeRight: true }),
  ),
  'matmul of a batch and one matrix': check(
    [
      [3, 4, 5],
      [5, 2],
    ],
    (tape, a, b) => matmul(tape, a, b),
  ),
  'matmul of a transposed batch and one matrix': check(
    [
      [3, 5, 4],
      [5, 2],
    ],
    (tape, a, b) => matmul(tape, a, b, { transposeLeft: true }),
  ),
  'matmul of one matrix and a batch': check(
    [
      [4, 5],
      [3, 5, 2],
    ],
    (tape, a, b) => matmul(tape, a, b),
  ),
  'matmul with a bias': check([[5, 3], [3, 4], [4]], (tape, a, b, plus) => matmul(tape, a, b, { plus })),
  'matmul with one row for each of a batch': check(
    [
      [2, 3, 4],
      [4, 5],
      [2, 1, 5],
    ],
    (tape, a, b, plus) => matmul(tape, a, b, { plus }),
  ),
  'matmul of a tensor with itself': check([[4, 4]], (tape, a) => matmul(tape, a, a, { transposeRight: true })),
  'add of equal shapes': check(
    [
      [2, 3],
      [2, 3],
    ],
    add,
  ),
  'add of a row': check([[4, 3], [3]], add),
  'add of a column': check(
    [
      [4, 3],
      [4, 1],
    ],
    add,
  ),
  'add of a row and a column': check(
    [
      [1, 3],
      [4, 1],
    ],
    add,
  ),
  'add in the middle': check(
    [
      [2, 1, 3],
      [2, 4, 1],
    ],
    add,
  ),
  'add of a scalar': check([[2, 3], []], add),
  'subtract of a row for each task': check(
    [
      [2, 4, 3],
      [2, 1, 3],
    ],
    subtract,
  ),
  'multiply of equal shapes': check(
    [
      [2, 3],
      [2, 3],
    ],
    multiply,
  ),
  'multiply of a row': check([[4, 3], [3]], multiply),
  'multiply of a column from the left': check(
    [
      [4, 1],
      [4, 3],
    ],
    multiply,
  ),
  'multiply of axes that repeat by turns': check(
    [
      [2, 1, 3, 1],
      [1, 4, 1, 2],
    ],
    multiply,
  ),
  'multiply of a tensor with itself': check([[3, 2]], (tape, a) => multiply(tape, a, a)),
  scale: check([[3, 2]], (tape, a) => scale(tape, a, -1.7)),
  relu: check([[6, 5]], relu),
  silu: check([[6, 5]], silu),
  tanh: check([[6, 5]], tanh),
  logSigmoid: check([[6, 5]], logSigmoid),
  softmax: check([[4, 5]], (tape, a) => softmax(tape, a)),
  'softmax under a mask': check([[2, 3, 4, 4]], (tape, a) => softmax(tape, a, causalMask(tape, 4))),
  layerNorm: check([[4, 6], [6], [6]], (tape, a, gain, shift) => layerNorm(tape, a, { gain, shift })),
  'gather, a row taken twice': check([[5, 3]], (tape, table) =>
    gather(tape, table, { indices: Int32Array.of(4, 0, 2, 4, 1, 4), shape: [2, 3] }),
  ),
  'sum of all': check([[3, 4]], (tape, a) => sum(tape, a)),
  'sum over the first axis': check([[3, 4, 2]], (tape, a) => sum(tape, a, 0)),
  'mean of all': check([[3, 4]], (tape, a) => mean(tape, a)),
  'mean over a middle axis': check([[3, 4, 2]], (tape, a) => mean(tape, a, 1)),
  'mean over the last axis': check([[3, 4, 2]], (tape, a) => mean(tape, a, -1)),
  'concat along the last axis': check(
    [
      [3, 2],
      [3, 1],
      [3, 4],
    ],
    (tape, ...parts) => concat(tape, parts, -1),
  ),
  'concat along the first axis': check(
    [
      [2, 3],
      [1, 3],
    ],
    (tape, ...parts) => concat(tape, parts, 0),
  ),
  slice: check([[3, 5, 2]], (tape, a) => slice(tape, a, 1, 1, 4)),
  reshape: check([[3, 4]], (tape, a) => matmul(tape, reshape(a, [4, 3]), a)),
  permute: check([[2, 3, 4, 2]], (tape, a) => permute(tape, a, [0, 2, 3, 1])),
  'a tensor that several steps use': check([[3, 3]], (tape, a) =>
    add(tape, tanh(tape, a), matmul(tape, a, relu(tape, a))),
  ),
};

describe('the gradient by the tape is that by finite differences for', () => {
  test.each(Object.entries(checks))('%s', (_, one) => {
    expect(gradientError(one)).toBeLessThan(1e-6);
  });

  test('a block of masked self-attention with two heads, residual sums, layer norms and a feed-forward part', () => {
    const width = 4;
    const inner = 6;
    const shapes = [
      [2, 3, width],
      [width],
      [width],
      [width, width],
      [width, width],
      [width, width],
      [width, width],
      [width],
      [width],
      [width, inner],
      [inner],
      [inner, width],
      [width],
    ];

    expect(gradientError({ shapes, compute: attentionBlock })).toBeLessThan(1e-6);
  });
});

test('an error in a gradient is seen', () => {
  const wrong: GradientCheck = {
    shapes: [[3, 2]],
    compute: (tape, [a]) => {
      const result = scale(tape, a as Parameter, 2); // one shape, one parameter
      tape.record({ forward() {}, backward: () => a?.gradient.fill(1) });
      return result;
    },
  };

  expect(gradientError(wrong)).toBeGreaterThan(1e-2);
});

function attentionBlock(tape: Tape, parameters: readonly Tensor[]): Tensor {
  const [x, gain1, shift1, query, key, value, output, gain2, shift2, up, upBias, down, downBias] =
    parameters as readonly [Tensor, ...Tensor[]] & Record<number, Tensor>; // as many as the shapes above
  const [batch = 0, time = 0, width = 0] = x.shape;
  const heads = 2;
  const need = (one: Tensor | undefined): Tensor => one ?? x;
  const normal = layerNorm(tape, x, { gain: need(gain1), shift: need(shift1) });
  const split = (weights: Tensor | undefined): Tensor =>
    permute(tape, reshape(matmul(tape, normal, need(weights)), [batch, time, heads, width / heads]), [0, 2, 1, 3]);
  const scores = scale(
    tape,
    matmul(tape, split(query), split(key), { transposeRight: true }),
    1 / Math.sqrt(width / heads),
  );
  const read = matmul(tape, softmax(tape, scores, causalMask(tape, time)), split(value));
  const joined = reshape(permute(tape, read, [0, 2, 1, 3]), [batch, time, width]);
  const attended = add(tape, x, matmul(tape, joined, need(output)));
  const second = layerNorm(tape, attended, { gain: need(gain2), shift: need(shift2) });
  const hidden = silu(tape, matmul(tape, second, need(up), { plus: need(upBias) }));
  return add(tape, attended, matmul(tape, hidden, need(down), { plus: need(downBias) }));
}

/** A place reads itself and what came before. */
function causalMask(tape: Tape, time: number): Tensor {
  const mask = Array.from({ length: time * time }, (_, at) => (at % time <= Math.floor(at / time) ? 1 : 0));
  return tape.constant([time, time], mask);
}
