// Indices stay inside what a product names, so each read is a number.
import { createKernels, type KernelEngine, type MatrixProduct } from '../kernels/kernels.ts';

export type Floats = Float32Array | Float64Array;

/** c += a · b: a is rows × inner, b is inner × columns, c is rows × columns, all row by row. */
export interface Product {
  readonly a: Floats;
  readonly b: Floats;
  readonly c: Floats;
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  /** a is held as inner × rows. */
  readonly transposeA: boolean;
  /** b is held as columns × inner. */
  readonly transposeB: boolean;
}

/** Where the numbers of tensors live, and what multiplies matrices of them. Everything of one computation comes from one backend. */
export interface Backend {
  /** Zeros. They are given back with the backend, not one by one. */
  allocate(length: number): Floats;
  addProduct(product: Product): void;
  /** out = max(x, 0), number by number; what is no number stays so. */
  rectify(x: Floats, out: Floats): void;
  /** out += gradient where rectified > 0. */
  addRectifiedGradient(rectified: Floats, gradient: Floats, out: Floats): void;
}

export interface BackendOptions {
  /**
   * Numbers that it can hold in all. Default 2²⁵, 128 megabytes; the system grants them only as they are used.
   */
  readonly capacity?: number;
  /** Default: WebAssembly where the host has its SIMD, else JavaScript; both give the same bits. */
  readonly engine?: KernelEngine;
}

/** Single precision, for work. */
export function createBackend({ capacity = 2 ** 25, engine }: BackendOptions = {}): Backend {
  const kernels = createKernels(engine === undefined ? { capacity } : { capacity, engine });
  // All arrays come from `allocate`, which gives single precision; the kernels refuse others.
  return {
    allocate: kernels.allocate,
    addProduct: (product) => kernels.multiply(product as MatrixProduct),
    rectify: (x, out) => kernels.rectify(x as Float32Array, out as Float32Array),
    addRectifiedGradient: (rectified, gradient, out) =>
      kernels.rectifyGradient(rectified as Float32Array, gradient as Float32Array, out as Float32Array),
  };
}

/** Double precision in plain JavaScript, for checks of gradients, where differences of single-precision numbers are too coarse. */
export function createExactBackend(): Backend {
  return {
    allocate: (length) => new Float64Array(length),
    addProduct,
    rectify: (x, out) => {
      for (let at = 0; at < out.length; at += 1) out[at] = (x[at] as number) < 0 ? 0 : (x[at] as number);
    },
    addRectifiedGradient: (rectified, gradient, out) => {
      for (let at = 0; at < out.length; at += 1)
        if ((rectified[at] as number) > 0) out[at] = (out[at] as number) + (gradient[at] as number);
    },
  };
}

function addProduct({ a, b, c, rows, columns, inner, transposeA, transposeB }: Product): void {
  const [rowOfA, innerOfA] = transposeA ? [1, rows] : [inner, 1];
  const [innerOfB, columnOfB] = transposeB ? [1, inner] : [columns, 1];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      let sum = c[row * columns + column] as number;
      for (let at = 0; at < inner; at += 1)
        sum += (a[row * rowOfA + at * innerOfA] as number) * (b[at * innerOfB + column * columnOfB] as number);
      c[row * columns + column] = sum;
    }
  }
}
