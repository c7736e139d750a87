import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runNumpy } from './run-numpy.ts';

const folder = fileURLToPath(new URL('../../shared/reference/simulations', import.meta.url));

/** The training loop of the reference simulation, timed without its evaluation. */
const program = `
import argparse, sys, time
sys.path.insert(0, sys.argv[1])
import numpy as np, np_btl_sim as N
a = argparse.Namespace(h=64, steps=1000, lr=1e-3, B=64, d=32, bnoise=.5, npairs=16000, K=10, alpha=.1, N=500, M=0, gold=False)
g = np.random.default_rng(int(sys.argv[2])); t = N.Task('A', a, g); net = N.NP(t.d, a.h, g)
start = time.process_time()
for step in range(a.steps):
    y, ch = t.batch(a.B, 20, 'train'); k = int(g.integers(0, 11)); r = net.fwd(y, N.ctx_of(y[:, :k], ch[:, :k]))
    s = 2 * ch - 1; z = (r[..., 1] - r[..., 0]) * s; d = -s / (1 + np.exp(np.clip(z, -40, 40))) / z.size
    net.bwd(np.stack([-d, d], -1).astype(np.float32)); net.step(a.lr * (1 if step < .7 * a.steps else .2))
print(time.process_time() - start)
`;

/** CPU-seconds of the reference's training of task A in NumPy on one thread, measured now; null where the reference or a Python with NumPy is not at hand. */
export function measureNumpyTraining(seed: number): number | null {
  if (!existsSync(folder)) return null;
  const printed = runNumpy(program, [folder, String(seed)]);
  const seconds = Number(printed ?? Number.NaN);
  return seconds > 0 ? seconds : null;
}
