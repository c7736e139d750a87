import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Comparisons } from '../src/preference.ts';
import { runNumpy } from './run-numpy.ts';

export interface NumpyFit {
  readonly cpuSeconds: number;
  /** rank × dimension, and people × rank. */
  readonly basis: Float32Array;
  readonly weights: Float32Array;
}

/** The same fit by batched matrix products, one thread. Everybody has equally many comparisons. */
const script = `
import sys, time
import numpy as np
f = np.float32
folder, people, each, width, rank = sys.argv[1], *map(int, sys.argv[2:6])
X = np.fromfile(folder + '/differences', f).reshape(people, each, width)
draw = np.random.default_rng(0)
V, O = draw.standard_normal((width, rank)).astype(f), draw.standard_normal((people, rank)).astype(f)
moments = [np.zeros_like(p) for p in (V, V, O, O)]
started = time.process_time()
for t in range(1, 1001):
    W = np.exp(O - O.max(1, keepdims=True)); W /= W.sum(1, keepdims=True)
    z = np.matmul(X, (W @ V.T)[:, :, None])[:, :, 0] * f(.01)
    g = f(-.01 / each) / (1 + np.exp(z))
    A = np.matmul(g[:, None, :], X)[:, 0]
    q = A @ V
    for p, s, m, v in ((V, A.T @ W, *moments[:2]), (O, W * (q - (W * q).sum(1, keepdims=True)), *moments[2:])):
        m += f(.1) * (s - m); v += f(.001) * (s * s - v)
        p -= f(.5) * (m * f(1 / (1 - .9 ** t))) / (np.sqrt(v * f(1 / (1 - .999 ** t))) + f(1e-8))
seconds = time.process_time() - started
W = np.exp(O - O.max(1, keepdims=True)); W /= W.sum(1, keepdims=True)
np.ascontiguousarray(V.T).tofile(folder + '/basis'); W.tofile(folder + '/weights')
print(seconds)
`;

/** Null where there is no Python with numpy. */
export function fitByNumpy(population: readonly Comparisons[], rank: number): NumpyFit | null {
  const folder = mkdtempSync(join(tmpdir(), 'lore-numpy-'));
  try {
    const [first] = population;
    if (first === undefined) return null;
    writeFileSync(
      join(folder, 'differences'),
      Buffer.concat(population.map(({ differences }) => bytesOf(differences))),
    );
    const sizes = [population.length, first.count, first.dimension, rank].map(String);
    const stdout = runNumpy(script, [folder, ...sizes]);
    if (stdout === null) return null;
    const floats = (file: string) => new Float32Array(Uint8Array.from(readFileSync(join(folder, file))).buffer);
    return { cpuSeconds: Number(stdout), basis: floats('basis'), weights: floats('weights') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
