import { describe, expect, test } from 'vitest';
import { createRandom } from '../seeded-random.ts';
import {
  add,
  type Backend,
  concat,
  createAdam,
  createBackend,
  createExactBackend,
  createParameter,
  createTape,
  createWorkspace,
  fillForRectifier,
  fillNormal,
  gather,
  layerNorm,
  logSigmoid,
  matmul,
  mean,
  multiply,
  permute,
  relu,
  reshape,
  slice,
  softmax,
  subtract,
  sum,
  type Tape,
  type Tensor,
} from './index.ts';

const backends: readonly (readonly [string, () => Backend])[] = [
  ['WebAssembly', () => createBackend({ capacity: 2 ** 20, engine: 'simd' })],
  ['JavaScript', () => createBackend({ capacity: 2 ** 20, engine: 'plain' })],
  ['double precision', createExactBackend],
];

const tapeOf = (backend: Backend = createExactBackend()): Tape => createTape(createWorkspace(backend));

function filled(tape: Tape, shape: readonly number[], values: readonly number[]): Tensor {
  return tape.constant(shape, values);
}

describe.each(backends)('in %s', (_, createOne) => {
  test('operations give what they say', () => {
    const tape = tapeOf(createOne());
    const a = filled(tape, [2, 3], [1, -2, 3, -4, 5, -6]);
    const results = {
      matmul: matmul(tape, a, a, { transposeRight: true, plus: filled(tape, [2], [100, 200]) }),
      add: add(tape, a, filled(tape, [2, 1], [10, 20])),
      subtract: subtract(tape, a, filled(tape, [3], [1, 2, 3])),
      multiply: multiply(tape, a, filled(tape, [], [2])),
      relu: relu(tape, a),
      softmax: softmax(tape, filled(tape, [2, 2], [5, 5, 1000, -1000])),
      masked: softmax(tape, filled(tape, [3, 2], [5, 9, 1, 1, 2, 3]), filled(tape, [3, 2], [1, 0, 1, 1, 0, 0])),
      sum: sum(tape, a, 0),
      mean: mean(tape, a),
      concat: concat(tape, [a, slice(tape, a, 1, 0, 1)], 1),
      gather: gather(tape, a, { indices: Int32Array.of(1, 0) }),
      permute: permute(tape, a, [1, 0]),
      reshape: reshape(a, [3, 2]),
      norm: layerNorm(tape, filled(tape, [1, 2], [1, 3]), {
        gain: filled(tape, [2], [2, 2]),
        shift: filled(tape, [2], [1, 1]),
        epsilon: 0,
      }),
    };

    tape.forward();

    expect(Object.fromEntries(Object.entries(results).map(([name, { data }]) => [name, [...data]]))).toEqual({
      matmul: [114, 168, 68, 277],
      add: [11, 8, 13, 16, 25, 14],
      subtract: [0, -4, 0, -5, 3, -9],
      multiply: [2, -4, 6, -8, 10, -12],
      relu: [1, 0, 3, 0, 5, 0],
      softmax: [0.5, 0.5, 1, 0],
      masked: [1, 0, 0.5, 0.5, 0, 0],
      sum: [-3, 3, -3],
      mean: [-0.5],
      concat: [1, -2, 3, 1, -4, 5, -6, -4],
      gather: [-4, 5, -6, 1, -2, 3],
      permute: [1, -4, -2, 5, 3, -6],
      reshape: [1, -2, 3, -4, 5, -6],
      norm: [-1, 3],
    });
  });

  test('Adam learns the weights behind a product', () => {
    const backend = createOne();
    const random = createRandom(1);
    const weights = createParameter(backend, [3, 2]);
    fillNormal(weights.data, random);
    const adam = createAdam([weights]);
    const tape = tapeOf(backend);
    const [x, y] = [tape.input([8, 3]), tape.input([8, 2])];
    const error = subtract(tape, matmul(tape, x, weights), y);
    const loss = mean(tape, multiply(tape, error, error));

    for (let step = 0; step < 600; step += 1) {
      fillNormal(x.data, random);
      for (let row = 0; row < 8; row += 1) {
        const [a = 0, b = 0, c = 0] = x.data.subarray(3 * row, 3 * row + 3);
        y.data.set([a - b, 2 * c], 2 * row);
      }
      tape.forward();
      tape.backward(loss);
      adam.step(0.05);
    }

    [1, 0, -1, 0, 0, 2].forEach((value, at) => {
      expect(weights.data[at]).toBeCloseTo(value, 2);
    });
  });
});

test('log σ is finite and exact on both sides', () => {
  const tape = tapeOf();
  const result = logSigmoid(tape, filled(tape, [4], [-1000, -1e-9, 0, 1000]));

  tape.forward();

  expect([...result.data]).toEqual([-1000, expect.closeTo(-Math.LN2, 8), -Math.LN2, 0]);
});

test('the first steps of Adam are those of its formula', () => {
  const parameter = createParameter(createExactBackend(), [2]);
  const adam = createAdam([parameter]);

  parameter.gradient.set([3, -0.5]);
  adam.step(0.1);
  parameter.gradient.set([1, 0]);
  adam.step(0.1);

  const moved = (first: number, second: number): number => {
    const m = (0.9 * 0.1 * first + 0.1 * second) / (1 - 0.9 ** 2);
    const v = (0.999 * 0.001 * first ** 2 + 0.001 * second ** 2) / (1 - 0.999 ** 2);
    return -0.1 * Math.sign(first) - (0.1 * m) / (Math.sqrt(v) + 1e-8);
  };
  expect([...parameter.data]).toEqual([expect.closeTo(moved(3, 1), 6), expect.closeTo(moved(-0.5, 0), 6)]);
  expect([...parameter.gradient]).toEqual([0, 0]);
});

test('draws for a rectifier have mean 0 and variance 2 / fan-in, and repeat for a seed', () => {
  const [values, again] = [new Float64Array(20_001), new Float64Array(20_001)];

  fillForRectifier(values, createRandom(1), 8);
  fillForRectifier(again, createRandom(1), 8);

  const average = values.reduce((total, value) => total + value, 0) / values.length;
  const variance = values.reduce((total, value) => total + (value - average) ** 2, 0) / values.length;
  expect(Math.abs(average)).toBeLessThan(0.01);
  expect(Math.abs(variance - 0.25)).toBeLessThan(0.01);
  expect(again).toEqual(values);
});

describe('a tape', () => {
  test('takes no memory after it was recorded', () => {
    const backend = createExactBackend();
    let taken = 0;
    const counting: Backend = {
      ...backend,
      allocate: (length) => {
        taken += length;
        return backend.allocate(length);
      },
    };
    const weights = createParameter(counting, [4, 4]);
    const adam = createAdam([weights]);
    const tape = tapeOf(counting);
    const x = tape.input([6, 4]);
    const loss = sum(tape, relu(tape, matmul(tape, x, weights)));
    const before = taken;

    for (let step = 0; step < 20; step += 1) {
      fillNormal(x.data, createRandom(step));
      tape.forward();
      tape.backward(loss);
      adam.step(0.01);
    }

    expect(taken).toBe(before);
  });

  test('on a shared workspace lies where the other one lay, and gives the same as alone', () => {
    const backend = createBackend({ capacity: 2 ** 20 });
    const workspace = createWorkspace(backend);
    const record = (rows: number) => {
      const tape = createTape(workspace);
      const x = tape.input([rows, 2]);
      return { tape, x, result: mean(tape, multiply(tape, x, tape.constant([2], [1, 10]))) };
    };
    const [two, three] = [record(2), record(3)];
    const run = ({ tape, x, result }: typeof two, values: readonly number[]) => {
      x.data.set(values);
      tape.forward();
      return result.data[0];
    };

    expect(three.x.data.byteOffset).toBe(two.x.data.byteOffset);
    expect([run(two, [1, 2, 3, 4]), run(three, [1, 1, 1, 1, 1, 1]), run(two, [1, 2, 3, 4])]).toEqual([16, 5.5, 16]);
  });

  test('without gradients only computes', () => {
    const backend = createExactBackend();
    const tape = createTape(createWorkspace(backend), { gradients: 'none' });
    const loss = sum(tape, createParameter(backend, [3]));

    tape.forward();

    expect(loss.gradient).toBeNull();
    expect(() => tape.backward(loss)).toThrow(/no gradient of a tensor of shape \[\]/);
  });

  test('adds up the gradients of a parameter until they are cleared', () => {
    const backend = createExactBackend();
    const weight = createParameter(backend, [2]);
    const tape = tapeOf(backend);
    const loss = sum(tape, multiply(tape, weight, tape.constant([2], [3, 4])));

    tape.forward();
    tape.backward(loss);
    tape.backward(loss);

    expect([...weight.gradient]).toEqual([6, 8]);
  });
});

const wrongUses: Readonly<Record<string, readonly [(tape: Tape, a: Tensor) => unknown, RegExp]>> = {
  'a product of other sizes': [(tape, a) => matmul(tape, a, a), /no product of \[2, 3\] and \[2, 3\]/],
  'a product of two batches': [
    (tape) => matmul(tape, tape.input([2, 1, 1]), tape.input([3, 1, 1])),
    /no product .* batches equal/,
  ],
  'a product of a row': [(tape, a) => matmul(tape, tape.input([2]), a), /shape \[2\] is no matrix/],
  'a bias of another length': [
    (tape, a) => matmul(tape, a, a, { transposeRight: true, plus: tape.input([3]) }),
    /\[2, 2\] and \[3\] do not go together/,
  ],
  'a bias larger than the product': [
    (tape, a) => matmul(tape, a, a, { transposeRight: true, plus: tape.input([5, 2, 2]) }),
    /\[5, 2, 2\] cannot be repeated to \[2, 2\]/,
  ],
  'a sum of other shapes': [(tape, a) => add(tape, a, tape.input([2])), /\[2, 3\] and \[2\] do not go together/],
  'an axis that is not there': [(tape, a) => sum(tape, a, 2), /no axis 2/],
  'a mean of nothing': [(tape) => mean(tape, tape.input([2, 0]), 1), /no mean of nothing/],
  'another number of numbers': [(_, a) => reshape(a, [4]), /\[2, 3\] cannot take the shape \[4\]/],
  'an order that repeats': [(tape, a) => permute(tape, a, [0, 0]), /does not name each axis/],
  'a slice too long': [(tape, a) => slice(tape, a, 1, 1, 4), /no numbers 1 to 4/],
  'parts that do not fit': [
    (tape, a) => concat(tape, [a, tape.input([3, 3])], 1),
    /\[3, 3\] cannot be joined to \[2, 3\]/,
  ],
  'no parts': [(tape) => concat(tape, [], 0), /nothing to join/],
  'a mask too large': [(tape, a) => softmax(tape, a, tape.input([4, 2, 3])), /mask of shape \[4, 2, 3\]/],
  'a gain of another length': [
    (tape, a) => layerNorm(tape, a, { gain: tape.input([2]), shift: tape.input([3]) }),
    /gain and a shift of shape \[3\], not \[2\]/,
  ],
  'indices of another shape': [
    (tape, a) => gather(tape, a, { indices: Int32Array.of(0, 1), shape: [3] }),
    /2 indices of shape \[3\]/,
  ],
  'a row that is not there': [
    (tape, a) => {
      gather(tape, a, { indices: Int32Array.of(2) });
      tape.forward();
    },
    /no row 2/,
  ],
  'half a length': [(tape) => tape.input([1.5]), /\[1.5\] is no shape/],
  'a constant of other size': [(tape) => tape.constant([2], [1]), /1 numbers do not fill the shape \[2\]/],
};

test.each(Object.entries(wrongUses))('%s is refused', (_, [use, message]) => {
  const tape = tapeOf();

  expect(() => use(tape, tape.input([2, 3]))).toThrow(message);
});
