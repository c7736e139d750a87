/**
 * What both forms of the kernels offer, on one memory: addresses and strides in bytes (multiples of 4), lengths, rows, columns and inner sizes in
 * floats. Rows of a matrix are contiguous unless a stride says otherwise. Nothing is checked here; `createKernels` does that.
 */
export interface KernelFunctions {
  dotProducts(x: number, rows: number, columns: number, vector: number, out: number): void;
  multiply(
    a: number,
    aRow: number,
    aInner: number,
    b: number,
    bRow: number,
    c: number,
    cRow: number,
    rows: number,
    columns: number,
    inner: number,
  ): void;
  transpose(x: number, rows: number, columns: number, out: number): void;
  logistic(x: number, length: number, scale: number, weight: number, out: number): void;
  logisticPass(
    x: number,
    tiles: number,
    columns: number,
    vector: number,
    scale: number,
    weight: number,
    out: number,
  ): void;
  softmaxColumns(x: number, rows: number, columns: number, out: number): void;
  softmaxColumnsGradient(weights: number, gradient: number, rows: number, columns: number, out: number): void;
  adamStep(
    parameters: number,
    gradient: number,
    mean: number,
    square: number,
    length: number,
    rate: number,
    firstCorrection: number,
    secondCorrection: number,
  ): void;
  rectify(x: number, length: number, out: number): void;
  rectifyGradient(rectified: number, gradient: number, length: number, out: number): void;
}
