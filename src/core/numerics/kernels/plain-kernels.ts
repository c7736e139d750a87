import type { KernelFunctions } from './kernel-functions.ts';

const { fround } = Math;

/**
 * The kernels without WebAssembly, for hosts that lack its SIMD or forbid it: the operations of kernels.wat in the same order, each rounded to 32 bits,
 * so that a fit gives the same bits on either. A sum or product of two such numbers that is rounded once more is the rounded one.
 */
export function plainKernels(memory: ArrayBuffer): KernelFunctions {
  const floats = new Float32Array(memory);
  const load = (place: number): number => floats[place] ?? 0;
  const dotProduct = (p: number, u: number, columns: number): number => {
    const whole = columns & -4;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let at = 0; at < whole; at += 4) {
      s0 = fround(s0 + fround(load(u + at) * load(p + at)));
      s1 = fround(s1 + fround(load(u + at + 1) * load(p + at + 1)));
      s2 = fround(s2 + fround(load(u + at + 2) * load(p + at + 2)));
      s3 = fround(s3 + fround(load(u + at + 3) * load(p + at + 3)));
    }
    let sum = fround(fround(s0 + s2) + fround(s1 + s3));
    for (let at = whole; at < columns; at += 1) sum = fround(sum + fround(load(u + at) * load(p + at)));
    return sum;
  };
  return {
    dotProducts: (x, rows, columns, vector, out) => {
      for (let row = 0; row < rows; row += 1)
        floats[(out >> 2) + row] = dotProduct((x >> 2) + row * columns, vector >> 2, columns);
    },
    multiply: (a, aRow, aInner, b, bRow, c, cRow, rows, columns, inner) => {
      for (let row = 0; row < rows; row += 1) {
        const into = (c + row * cRow) >> 2;
        for (let k = 0; k < inner; k += 1) {
          const factor = load((a + row * aRow + k * aInner) >> 2);
          const from = (b + k * bRow) >> 2;
          for (let column = 0; column < columns; column += 1)
            floats[into + column] = load(into + column) + fround(factor * load(from + column));
        }
      }
    },
    transpose: (x, rows, columns, out) => {
      for (let row = 0; row < rows; row += 1) {
        for (let column = 0; column < columns; column += 1)
          floats[(out >> 2) + column * rows + row] = load((x >> 2) + row * columns + column);
      }
    },
    ...plainElementwise(floats, load),
    ...plainRectifiers(floats, load),
  };
}

type Elementwise = 'logisticPass' | 'logistic' | 'softmaxColumns' | 'softmaxColumnsGradient' | 'adamStep';

function plainElementwise(
  floats: Float32Array<ArrayBuffer>,
  load: (place: number) => number,
): Pick<KernelFunctions, Elementwise> {
  return {
    logistic: (x, length, scale, weight, out) => {
      const [scale32, weight32] = [fround(scale), fround(weight)];
      for (let at = 0; at < length; at += 1) floats[(out >> 2) + at] = logistic(load((x >> 2) + at), scale32, weight32);
    },
    logisticPass: (x, tiles, columns, vector, scale, weight, out) => {
      const [scale32, weight32, u, into] = [fround(scale), fround(weight), vector >> 2, out >> 2];
      for (let tile = 0; tile < tiles; tile += 1) {
        for (let row = 0; row < 8; row += 1) {
          const p = (x >> 2) + tile * 8 * columns + row * 4;
          let [s0, s1, s2, s3] = [0, 0, 0, 0];
          for (let at = 0; at < columns; at += 4) {
            s0 = fround(s0 + fround(load(u + at) * load(p + at * 8)));
            s1 = fround(s1 + fround(load(u + at + 1) * load(p + at * 8 + 1)));
            s2 = fround(s2 + fround(load(u + at + 2) * load(p + at * 8 + 2)));
            s3 = fround(s3 + fround(load(u + at + 3) * load(p + at * 8 + 3)));
          }
          const factor = logistic(fround(fround(s0 + s2) + fround(s1 + s3)), scale32, weight32);
          for (let at = 0; at < columns; at += 1)
            floats[into + at] = load(into + at) + fround(factor * load(p + (at >> 2) * 32 + (at & 3)));
        }
      }
    },
    softmaxColumns: (x, rows, columns, out) => {
      for (let column = 0; column < columns; column += 1) {
        const from = (x >> 2) + column;
        const into = (out >> 2) + column;
        let most = load(from);
        for (let row = 0; row < rows; row += 1) {
          const value = load(from + row * columns);
          if (value > most) most = value;
        }
        let sum = 0;
        for (let row = 0; row < rows; row += 1) {
          const value = exponential(fround(load(from + row * columns) - most));
          sum = fround(sum + value);
          floats[into + row * columns] = value;
        }
        for (let row = 0; row < rows; row += 1) floats[into + row * columns] = load(into + row * columns) / sum;
      }
    },
    softmaxColumnsGradient: (weights, gradient, rows, columns, out) => {
      for (let column = 0; column < columns; column += 1) {
        const [w, q, into] = [(weights >> 2) + column, (gradient >> 2) + column, (out >> 2) + column];
        let sum = 0;
        for (let at = 0; at < rows * columns; at += columns) sum = fround(sum + fround(load(w + at) * load(q + at)));
        for (let at = 0; at < rows * columns; at += columns)
          floats[into + at] = load(w + at) * fround(load(q + at) - sum);
      }
    },
    adamStep: (parameters, gradient, mean, square, length, rate, firstCorrection, secondCorrection) => {
      const [rate32, first, second] = [fround(rate), fround(firstCorrection), fround(secondCorrection)];
      for (let at = 0; at < length; at += 1) {
        const [p, g, m, v] = [parameters >> 2, gradient >> 2, mean >> 2, square >> 2];
        const slope = load(g + at);
        const oldMean = load(m + at);
        const newMean = fround(oldMean + fround(tenth * fround(slope - oldMean)));
        floats[m + at] = newMean;
        const oldSquare = load(v + at);
        const newSquare = fround(oldSquare + fround(thousandth * fround(fround(slope * slope) - oldSquare)));
        floats[v + at] = newSquare;
        const length32 = fround(fround(Math.sqrt(fround(newSquare * second))) + smallest);
        floats[p + at] = load(p + at) - fround(fround(rate32 * fround(newMean * first)) / length32);
      }
    },
  };
}

function plainRectifiers(
  floats: Float32Array<ArrayBuffer>,
  load: (place: number) => number,
): Pick<KernelFunctions, 'rectify' | 'rectifyGradient'> {
  return {
    rectify: (x, length, out) => {
      for (let at = 0; at < length; at += 1) {
        const value = load((x >> 2) + at);
        floats[(out >> 2) + at] = value < 0 ? 0 : value;
      }
    },
    rectifyGradient: (rectified, gradient, length, out) => {
      for (let at = 0; at < length; at += 1) {
        const passed = load((rectified >> 2) + at) > 0 ? load((gradient >> 2) + at) : 0;
        floats[(out >> 2) + at] = load((out >> 2) + at) + passed;
      }
    },
  };
}

const [tenth, thousandth, smallest] = [fround(0.1), fround(0.001), fround(1e-8)];

const log2e = fround(Math.LOG2E);
const ln2High = fround(0.693359375);
const ln2Low = fround(2.1219444e-4);
const coefficients = [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5].map(
  fround,
);
const [e5 = 0, e4 = 0, e3 = 0, e2 = 0, e1 = 0, e0 = 0] = coefficients;

/** 1.5 · 2²³: adding it and taking it away rounds to whole numbers, halves to even. */
const rounding = 12_582_912;

const powersOfTwo = Float32Array.from({ length: 256 }, (_, at) => 2 ** (at - 127));

function logistic(x: number, scale: number, weight: number): number {
  return fround(weight / fround(1 + exponential(fround(-scale * x))));
}

function exponential(unbounded: number): number {
  const x = unbounded < -87 ? -87 : unbounded > 88 ? 88 : unbounded;
  const n = fround(fround(fround(x * log2e) + rounding) - rounding);
  const r = fround(fround(x - fround(n * ln2High)) + fround(n * ln2Low));
  let p = fround(fround(e5 * r) + e4);
  p = fround(fround(p * r) + e3);
  p = fround(fround(p * r) + e2);
  p = fround(fround(p * r) + e1);
  p = fround(fround(p * r) + e0);
  p = fround(fround(fround(p * r) * r) + r);
  return fround(fround(p + 1) * (powersOfTwo[n + 127] ?? Number.NaN));
}
