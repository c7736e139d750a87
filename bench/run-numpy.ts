import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** What a program of Python with numpy prints, on one thread; null where there is none or it fails. `HYPERALIGN_PYTHON` names another than `python3`. */
export function runNumpy(program: string, args: readonly string[]): string | null {
  const { status, stdout } = spawnSync(process.env['HYPERALIGN_PYTHON'] ?? 'python3', ['-c', program, ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      ...{ OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1', PYTHONDONTWRITEBYTECODE: '1' },
    },
  });
  return status === 0 ? stdout : null;
}
