import { HyperalignError } from '../../../errors.ts';
import type { KernelFunctions } from './kernel-functions.ts';
import { plainKernels } from './plain-kernels.ts';
import { simdKernels } from './simd-kernels.ts';

/** `simd`: WebAssembly, four floats at a time. `plain`: JavaScript. Both give the same bits. */
export type KernelEngine = 'simd' | 'plain';

export interface KernelOptions {
  /** Floats that all arrays of these kernels may hold together, each filled up to a multiple of four. Memory is claimed from the system only as it is written to, so be generous. */
  readonly capacity: number;
  /** Left out: `simd` where the host can, else `plain`. Named: for tests and measurements; `simd` on a host without it is an error. */
  readonly engine?: KernelEngine;
}

/** Sizes of C += A · B: A is rows × inner, B is inner × columns, C is rows × columns, all row by row. */
export interface MatrixProduct {
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly c: Float32Array;
  readonly rows: number;
  readonly columns: number;
  readonly inner: number;
  /** A is held as inner × rows. Costs nothing. */
  readonly transposeA?: boolean;
  /** B is held as columns × inner. It is turned first, in room for inner × columns floats that is given back. */
  readonly transposeB?: boolean;
}

export interface AdamStep {
  /** Changed in place, like the two moments; all four arrays have one length. */
  readonly parameters: Float32Array;
  readonly gradient: Float32Array;
  /** First and second moment; zeros before the first step. */
  readonly mean: Float32Array;
  readonly square: Float32Array;
  readonly rate: number;
  /** 1, 2, 3, …: for the bias corrections. */
  readonly step: number;
}

/**
 * Arithmetic on 32-bit floats at the speed of the machine's vectors. Every array handed in must come from `allocate` of the same kernels (or be a
 * `subarray` of one); lengths must fit; where an operation breaks that it throws. Results depend on the input alone, bit for bit, not on the engine or
 * the machine: sums run in a fixed order, and no fused operations are used.
 */
export interface Kernels {
  readonly engine: KernelEngine;
  /** A new array of zeros. It stays valid: memory never moves. */
  allocate(length: number): Float32Array<ArrayBuffer>;
  /** Where the next array would begin; for `release`. */
  mark(): number;
  /** Gives back the room of everything allocated since the mark. Those arrays must not be used any more. */
  release(mark: number): void;
  /** out[r] = Σ_c matrix[r, c] · vector[c]; the matrix is `out.length` rows by `vector.length` columns. */
  dotProducts(matrix: Float32Array, vector: Float32Array, out: Float32Array): void;
  /** out[c] += Σ_r weights[r] · matrix[r, c]; the matrix is `weights.length` rows by `out.length` columns. */
  weightedSum(matrix: Float32Array, weights: Float32Array, out: Float32Array): void;
  /** C += A · B. Fill C with zeros first for a plain product. */
  multiply(product: MatrixProduct): void;
  /** out[c, r] = matrix[r, c]. */
  transpose(matrix: Float32Array, rows: number, columns: number, out: Float32Array): void;
  /** out[i] = weight · σ(scale · x[i]), σ the logistic function; `out` may be `x`. */
  logistic(x: Float32Array, { scale, weight }: LogisticScale, out: Float32Array): void;
  /** A matrix in the order that `logisticPass` reads: rows and columns filled up with zeros, `out` of the length that `tiledLength` gives. */
  tile(matrix: Float32Array, columns: number, out: Float32Array): void;
  /**
   * out[c] += Σ_r weight · σ(scale · row_r · vector) · row_r[c] over the rows of a tiled matrix, read from memory once: with a scale of −1/s and a weight
   * of −1/(M s), the gradient of the mean over M rows of −log σ(row_r · vector / s). `vector` and `out` have the filled-up columns; the rows that were
   * filled up add nothing.
   */
  logisticPass(tiled: Float32Array, vector: Float32Array, { scale, weight }: LogisticScale, out: Float32Array): void;
  /** The softmax of each column of `x` (rows × columns, columns a multiple of 4). */
  softmaxColumns(x: Float32Array, rows: number, out: Float32Array): void;
  /** The gradient by the logits behind `weights = softmaxColumns(…)`, given the one by the weights: out = w ⊙ (q − Σ_r w q), column by column. */
  softmaxColumnsGradient(weights: Float32Array, gradient: Float32Array, rows: number, out: Float32Array): void;
  /** One step of Adam (Kingma and Ba 2015; β 0.9 and 0.999, ε 1e-8, bias-corrected). */
  adamStep(step: AdamStep): void;
  /** out[i] = max(x[i], 0); what is no number stays so. `out` may be `x`. */
  rectify(x: Float32Array, out: Float32Array): void;
  /** out[i] += gradient[i] where rectified[i] > 0: what `rectify` passes back. */
  rectifyGradient(rectified: Float32Array, gradient: Float32Array, out: Float32Array): void;
}

/** Floats of a matrix in tiles: rows to a multiple of eight, columns to a multiple of four. */
export function tiledLength(rows: number, columns: number): number {
  return ((rows + 7) & -8) * ((columns + 3) & -4);
}

export interface LogisticScale {
  readonly scale: number;
  readonly weight: number;
}

/** Kernels with a memory of their own. */
export function createKernels({ capacity, engine }: KernelOptions): Kernels {
  if (!Number.isSafeInteger(capacity) || capacity < 0 || capacity > mostFloats)
    throw new HyperalignError(
      'invalid_input',
      `A capacity of ${capacity} floats is not a whole number from 0 to ${mostFloats}. Ask for the sum of all arrays.`,
    );
  const bytes = (firstFloat + capacity) * 4 + slack;
  const simd = engine === 'plain' ? null : simdKernels(bytes);
  if (simd !== null) return overMemory('simd', simd.memory, simd.functions, capacity);
  if (engine === 'simd')
    throw new HyperalignError('invalid_input', 'This host has no WebAssembly with SIMD. Leave the engine out.');
  const memory = new ArrayBuffer(bytes);
  return overMemory('plain', memory, plainKernels(memory), capacity);
}

/** Below the 2 GB that signed addresses reach. */
const mostFloats = 2 ** 28;
/** What lies below is for constants of the kernels. */
const firstFloat = 64;
/** Arrays begin at multiples of 16 bytes; the last one may be filled up. */
const slack = 16;

function overMemory(engine: KernelEngine, memory: ArrayBuffer, functions: KernelFunctions, capacity: number): Kernels {
  let next = firstFloat;
  const end = firstFloat + capacity;
  const reserve = (length: number): number => {
    if (!Number.isSafeInteger(length) || length < 0 || next + length > end)
      throw new HyperalignError(
        'invalid_input',
        `No room for ${length} floats: ${Math.max(0, end - next)} of ${capacity} are left. Create the kernels with a larger capacity.`,
      );
    const place = next * 4;
    next = (next + length + 3) & -4;
    return place;
  };
  const allocate = (length: number): Float32Array<ArrayBuffer> =>
    new Float32Array(memory, reserve(length), length).fill(0);
  const address = (array: Float32Array): number => {
    if (array.buffer !== memory)
      throw new HyperalignError(
        'invalid_input',
        'An array does not come from these kernels. Copy it into one that `allocate` gave.',
      );
    return array.byteOffset;
  };
  const release = (mark: number): void => {
    next = mark;
  };
  return {
    engine,
    allocate,
    mark: () => next,
    release,
    ...products({ functions, address, reserve, mark: () => next, release }),
    ...elementwise(functions, address),
    ...rectifiers(functions, address),
  };
}

interface ProductParts extends Pick<Kernels, 'mark' | 'release'> {
  /** Address of room for so many floats, not cleared. */
  readonly reserve: (length: number) => number;
  readonly functions: KernelFunctions;
  readonly address: (array: Float32Array) => number;
}

function products({
  functions,
  address,
  reserve,
  mark,
  release,
}: ProductParts): Pick<Kernels, 'dotProducts' | 'weightedSum' | 'multiply' | 'transpose'> {
  return {
    dotProducts: (matrix, vector, out) => {
      requireLength(matrix, out.length * vector.length);
      functions.dotProducts(address(matrix), out.length, vector.length, address(vector), address(out));
    },
    weightedSum: (matrix, weights, out) => {
      requireLength(matrix, weights.length * out.length);
      const row = out.length * 4;
      functions.multiply(
        address(weights),
        0,
        4,
        address(matrix),
        row,
        address(out),
        row,
        1,
        out.length,
        weights.length,
      );
    },
    multiply: ({ a, b, c, rows, columns, inner, transposeA = false, transposeB = false }) => {
      requireLength(a, rows * inner);
      requireLength(b, inner * columns);
      requireLength(c, rows * columns);
      const [aRow, aInner] = transposeA ? [4, rows * 4] : [inner * 4, 4];
      const before = mark();
      let right = address(b);
      if (transposeB && inner > 1 && columns > 1) {
        right = reserve(inner * columns);
        functions.transpose(address(b), columns, inner, right);
      }
      functions.multiply(address(a), aRow, aInner, right, columns * 4, address(c), columns * 4, rows, columns, inner);
      release(before);
    },
    transpose: (matrix, rows, columns, out) => {
      requireLength(matrix, rows * columns);
      requireLength(out, rows * columns);
      functions.transpose(address(matrix), rows, columns, address(out));
    },
  };
}

function elementwise(
  functions: KernelFunctions,
  address: (array: Float32Array) => number,
): Pick<Kernels, 'logistic' | 'tile' | 'logisticPass' | 'softmaxColumns' | 'softmaxColumnsGradient' | 'adamStep'> {
  return {
    logistic: (x, { scale, weight }, out) => {
      requireLength(out, x.length);
      functions.logistic(address(x), x.length, scale, weight, address(out));
    },
    tile: (matrix, columns, out) => {
      const rows = matrix.length / columns;
      requireLength(out, tiledLength(rows, columns));
      const filled = (columns + 3) & -4;
      out.fill(0);
      for (let row = 0; row < rows; row += 1) {
        const begin = (row & -8) * filled + (row & 7) * 4;
        for (let column = 0; column < columns; column += 1)
          out[begin + (column >> 2) * 32 + (column & 3)] = matrix[row * columns + column] ?? 0;
      }
    },
    logisticPass: (tiled, vector, { scale, weight }, out) => {
      const { length } = vector;
      requireLength(out, length);
      const tiles = tiled.length / (8 * length);
      if (length % 4 !== 0 || !Number.isInteger(tiles))
        throw new HyperalignError('invalid_input', `${tiled.length} floats are no tiles of ${length} columns.`);
      functions.logisticPass(address(tiled), tiles, length, address(vector), scale, weight, address(out));
    },
    softmaxColumns: (x, rows, out) => {
      requireLength(out, x.length);
      functions.softmaxColumns(address(x), rows, columnsOf(x, rows), address(out));
    },
    softmaxColumnsGradient: (weights, gradient, rows, out) => {
      requireLength(gradient, weights.length);
      requireLength(out, weights.length);
      const columns = columnsOf(weights, rows);
      functions.softmaxColumnsGradient(address(weights), address(gradient), rows, columns, address(out));
    },
    adamStep: ({ parameters, gradient, mean, square, rate, step }) => {
      const { length } = parameters;
      for (const array of [gradient, mean, square]) requireLength(array, length);
      functions.adamStep(
        address(parameters),
        address(gradient),
        address(mean),
        address(square),
        length,
        rate,
        1 / (1 - 0.9 ** step),
        1 / (1 - 0.999 ** step),
      );
    },
  };
}

function rectifiers(
  functions: KernelFunctions,
  address: (array: Float32Array) => number,
): Pick<Kernels, 'rectify' | 'rectifyGradient'> {
  return {
    rectify: (x, out) => {
      requireLength(out, x.length);
      functions.rectify(address(x), x.length, address(out));
    },
    rectifyGradient: (rectified, gradient, out) => {
      requireLength(gradient, rectified.length);
      requireLength(out, rectified.length);
      functions.rectifyGradient(address(rectified), address(gradient), rectified.length, address(out));
    },
  };
}

function requireLength(array: Float32Array, length: number): void {
  if (array.length !== length)
    throw new HyperalignError('invalid_input', `An array of ${array.length} floats stands where ${length} are needed.`);
}

function columnsOf(array: Float32Array, rows: number): number {
  const columns = array.length / rows;
  if (!Number.isInteger(columns) || columns % 4 !== 0)
    throw new HyperalignError(
      'invalid_input',
      `${array.length} floats are not ${rows} rows of a multiple of four columns. Fill the columns up.`,
    );
  return columns;
}
