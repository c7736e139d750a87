import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { assembleKernels, kernelFiles } from '../../../../scripts/assemble-kernels.ts';
import { createRandom } from '../seeded-random.ts';
import { createKernels, type KernelEngine, type Kernels, tiledLength } from './kernels.ts';

const engines: readonly KernelEngine[] = ['simd', 'plain'];
const sizes = [
  [1, 1, 1],
  [3, 5, 2],
  [4, 8, 4],
  [5, 33, 7],
  [9, 47, 64],
  [13, 10, 31],
  [2, 100, 6],
] as const;

/** `length` numbers between −2 and 2, in memory of the kernels. */
function drawn(kernels: Kernels, length: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const array = kernels.allocate(length);
  for (let at = 0; at < length; at += 1) array[at] = 4 * random.next() - 2;
  return array;
}

const withBoth = <T>(work: (kernels: Kernels) => T): readonly [T, T] => {
  const [simd, plain] = engines.map((engine) => work(createKernels({ capacity: 100_000, engine })));
  return [simd as T, plain as T]; // two engines stand above
};

/** Bits, so that −0 and NaN count. */
const bits = (array: Float32Array): readonly number[] => [...new Uint32Array(Float32Array.from(array).buffer)];

test('the binary is the one of kernels.wat (npm run kernels writes it)', async () => {
  expect(readFileSync(kernelFiles.module, 'utf8')).toBe(await assembleKernels());
});

describe.each(sizes)('of %i rows, %i columns and %i inner', (rows, columns, inner) => {
  const product = (kernels: Kernels, transposeA: boolean, transposeB: boolean) => {
    const a = drawn(kernels, rows * inner, 1);
    const b = drawn(kernels, inner * columns, 2);
    const c = drawn(kernels, rows * columns, 3);
    const before = Array.from(c);
    kernels.multiply({ a, b, c, rows, columns, inner, transposeA, transposeB });
    const expected = before.map((value, place) => {
      const [row, column] = [Math.floor(place / columns), place % columns];
      let sum = value;
      for (let k = 0; k < inner; k += 1)
        sum +=
          (a[transposeA ? k * rows + row : row * inner + k] ?? 0) *
          (b[transposeB ? column * inner + k : k * columns + column] ?? 0);
      return sum;
    });
    return { c, expected };
  };

  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('products are right and the same on both engines, A transposed %s, B transposed %s', (transposeA, transposeB) => {
    const [simd, plain] = withBoth((kernels) => product(kernels, transposeA, transposeB));

    expect(bits(simd.c)).toEqual(bits(plain.c));
    expect(Math.max(...simd.expected.map((value, at) => Math.abs(value - (simd.c[at] ?? 0))))).toBeLessThan(1e-4);
  });

  test('dot products, weighted sums and transposes are those of a product', () => {
    const [simd, plain] = withBoth((kernels) => {
      const matrix = drawn(kernels, rows * columns, 4);
      const dots = kernels.allocate(rows);
      kernels.dotProducts(matrix, drawn(kernels, columns, 5), dots);
      const sum = drawn(kernels, columns, 6);
      kernels.weightedSum(matrix, drawn(kernels, rows, 7), sum);
      const turned = kernels.allocate(rows * columns);
      kernels.transpose(matrix, rows, columns, turned);
      const vector = drawn(kernels, columns, 5);
      const weights = drawn(kernels, rows, 7);
      const start = drawn(kernels, columns, 6);
      const expectedDots = kernels.allocate(rows);
      kernels.multiply({ a: matrix, b: vector, c: expectedDots, rows, columns: 1, inner: columns });
      kernels.multiply({ a: weights, b: matrix, c: start, rows: 1, columns, inner: rows });
      return { dots, sum, turned, matrix, expectedDots, start };
    });

    expect(bits(simd.dots)).toEqual(bits(plain.dots));
    expect(bits(simd.sum)).toEqual(bits(plain.sum));
    expect(bits(simd.turned)).toEqual(bits(plain.turned));
    expect(bits(simd.sum)).toEqual(bits(simd.start));
    expect(Math.max(...simd.dots.map((value, at) => Math.abs(value - (simd.expectedDots[at] ?? 0))))).toBeLessThan(
      1e-4,
    );
    expect(Array.from(simd.turned)).toEqual(
      Array.from(simd.turned, (_, place) => simd.matrix[(place % rows) * columns + Math.floor(place / rows)]),
    );
  });
});

test.each([1, 4, 7, 50])('the logistic of %i numbers is right to 1e-6 and the same on both engines', (length) => {
  const [simd, plain] = withBoth((kernels) => {
    const x = drawn(kernels, length, 8);
    x.forEach((value, at) => {
      x[at] = value * 30;
    });
    const out = kernels.allocate(length);
    kernels.logistic(x, { scale: -0.5, weight: 3 }, out);
    return { x, out };
  });

  expect(bits(simd.out)).toEqual(bits(plain.out));
  simd.x.forEach((value, at) => {
    expect(simd.out[at]).toBeCloseTo(3 / (1 + Math.exp(0.5 * value)), 5);
  });
});

test('the logistic of huge numbers is finite, that of what is no number is none', () => {
  const results = withBoth((kernels) => {
    const x = kernels.allocate(4);
    x.set([1e30, -1e30, Number.NaN, Number.POSITIVE_INFINITY]);
    kernels.logistic(x, { scale: 1, weight: 1 }, x);
    return Array.from(x, (value) => Number(value.toFixed(6)));
  });

  expect(results).toEqual([
    [1, 0, Number.NaN, 1],
    [1, 0, Number.NaN, 1],
  ]);
});

test.each([
  [1, 1],
  [8, 4],
  [13, 10],
  [47, 64],
])('a logistic pass over %i by %i is dot products, their logistic and a weighted sum', (rows, columns) => {
  const filled = Math.ceil(columns / 4) * 4;
  const [simd, plain] = withBoth((kernels) => {
    const [matrix, vector] = [drawn(kernels, rows * columns, 13), drawn(kernels, columns, 14)];
    const [whole, parts, dots] = [kernels.allocate(filled), kernels.allocate(columns), kernels.allocate(rows)];
    const [tiled, wide] = [kernels.allocate(tiledLength(rows, columns)), kernels.allocate(filled)];
    const scale = { scale: -0.01, weight: -0.3 };
    wide.set(vector);
    kernels.tile(matrix, columns, tiled);
    kernels.logisticPass(tiled, wide, scale, whole);
    kernels.dotProducts(matrix, vector, dots);
    kernels.logistic(dots, scale, dots);
    kernels.weightedSum(matrix, dots, parts);
    return { whole, parts };
  });

  expect(bits(simd.whole)).toEqual(bits(plain.whole));
  simd.parts.forEach((value, at) => {
    expect(simd.whole[at]).toBeCloseTo(value, 5);
  });
  expect(Array.from(simd.whole.subarray(columns))).toEqual(new Array(filled - columns).fill(0));
});

test('each column of a softmax sums to 1, and its gradient is that of finite differences', () => {
  const rows = 5;
  const [simd, plain] = withBoth((kernels) => {
    const x = drawn(kernels, rows * 8, 9);
    const weights = kernels.allocate(rows * 8);
    kernels.softmaxColumns(x, rows, weights);
    const q = drawn(kernels, rows * 8, 10);
    const out = kernels.allocate(rows * 8);
    kernels.softmaxColumnsGradient(weights, q, rows, out);
    return { x, weights, q, out };
  });
  const objective = (x: readonly number[], column: number): number => {
    const values = Array.from({ length: rows }, (_, row) => Math.exp(x[row * 8 + column] ?? 0));
    const total = values.reduce((sum, value) => sum + value, 0);
    return values.reduce((sum, value, row) => sum + (value / total) * (simd.q[row * 8 + column] ?? 0), 0);
  };

  expect(bits(simd.weights)).toEqual(bits(plain.weights));
  expect(bits(simd.out)).toEqual(bits(plain.out));
  for (let place = 0; place < rows * 8; place += 1) {
    const moved = (by: number) => Array.from(simd.x, (value, at) => (at === place ? value + by : value));
    const slope = (objective(moved(1e-5), place % 8) - objective(moved(-1e-5), place % 8)) / 2e-5;
    expect(simd.out[place]).toBeCloseTo(slope, 5);
  }
});

test('Adam goes as its formula says, the same on both engines', () => {
  const [simd, plain] = withBoth((kernels) => {
    const [parameters, gradient] = [drawn(kernels, 7, 11), drawn(kernels, 7, 12)];
    const [mean, square] = [kernels.allocate(7), kernels.allocate(7)];
    const [p, g] = [Array.from(parameters), Array.from(gradient)];
    for (const step of [1, 2, 3]) kernels.adamStep({ parameters, gradient, mean, square, rate: 0.5, step });
    // The same gradient thrice: both corrected moments stay what they were.
    return { parameters, expected: p.map((value, at) => value - 1.5 * Math.sign(g[at] ?? 0)) };
  });

  expect(bits(simd.parameters)).toEqual(bits(plain.parameters));
  simd.parameters.forEach((value, at) => {
    expect(value).toBeCloseTo(simd.expected[at] ?? 0, 4);
  });
});

test.each([1, 4, 7])(
  '%i numbers are rectified, and their gradient is passed on, in the same bits on both engines',
  (length) => {
    const [simd, plain] = withBoth((kernels) => {
      const x = drawn(kernels, length, 13);
      x[0] = Number.NaN;
      const [out, gradient, passed] = [
        kernels.allocate(length),
        drawn(kernels, length, 14),
        drawn(kernels, length, 15),
      ];
      const expected = Array.from(passed, (value, at) =>
        Math.fround(value + ((x[at] ?? 0) > 0 ? (gradient[at] ?? 0) : 0)),
      );
      kernels.rectify(x, out);
      kernels.rectifyGradient(out, gradient, passed);
      return { x, out, passed, expected };
    });

    expect(bits(simd.out)).toEqual(bits(plain.out));
    expect(bits(simd.passed)).toEqual(bits(plain.passed));
    expect(Array.from(simd.out)).toEqual(Array.from(simd.x, (value) => (value < 0 ? 0 : value)));
    expect(Array.from(simd.passed)).toEqual(simd.expected);
  },
);

test('room that was given back is used again, as zeros', () => {
  const kernels = createKernels({ capacity: 16 });
  const mark = kernels.mark();
  const first = kernels.allocate(16).fill(1);
  kernels.release(mark);

  const second = kernels.allocate(16);

  expect(second.byteOffset).toBe(first.byteOffset);
  expect(Array.from(second)).toEqual(new Array(16).fill(0));
});

test.each<readonly [string, (kernels: Kernels) => unknown, RegExp]>([
  ['too much room', (kernels) => kernels.allocate(100_001), /No room for 100001 floats: 100000 of 100000 are left/],
  [
    'a foreign array',
    (kernels) => kernels.dotProducts(new Float32Array(1), kernels.allocate(1), kernels.allocate(1)),
    /does not come from these kernels/,
  ],
  [
    'other lengths',
    (kernels) => kernels.dotProducts(kernels.allocate(5), kernels.allocate(2), kernels.allocate(2)),
    /5 floats stands where 4 are needed/,
  ],
  [
    'columns that are no multiple of four',
    (kernels) => kernels.softmaxColumns(kernels.allocate(6), 2, kernels.allocate(6)),
    /multiple of four/,
  ],
])('%s is refused', (_, work, message) => {
  expect(() => work(createKernels({ capacity: 100_000 }))).toThrow(message);
  expect(() => work(createKernels({ capacity: 100_000, engine: 'plain' }))).toThrow(message);
});

test('a capacity that is no number is refused', () => {
  expect(() => createKernels({ capacity: Number.NaN })).toThrow(/capacity of NaN/);
});
