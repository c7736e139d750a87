import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const built = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

/** How long `hyperalign --help` takes against a Node that does nothing. Both are started in turn, so that a busy machine slows both. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  if (!existsSync(built)) throw new Error('dist/cli/main.js is not there. Run npm run build first.');
  const repetitions = quick ? 5 : 41;
  const bare: number[] = [];
  const help: number[] = [];
  // The first start of each reads the disk.
  for (let round = -1; round < repetitions; round += 1) {
    const times = { bare: timeOf(['-e', '0']), help: timeOf([built, '--help']) };
    if (round < 0) continue;
    bare.push(times.bare);
    help.push(times.help);
  }
  return {
    name: 'cli-start',
    figures: { helpMs: median(help), ratio: median(help) / median(bare) },
    baseline: { bareNodeMs: median(bare), ratioTarget: 1.6 },
    n: repetitions,
    seed,
  };
}

function timeOf(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
