import { execFileSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installRuntime } from '../src/adapters/models/embedded/install-runtime.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How much disk an application spends on the packed package, and how much more the embedded model's runtime takes. Weights are not counted. */
export async function run({ seed }: BenchOptions): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-size-'));
  try {
    const [{ filename, size }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], root)) as [
      PackReport,
    ];
    const application = mkdtempSync(join(folder, 'application-'));
    writeFileSync(join(application, 'package.json'), JSON.stringify({ name: 'application', private: true }));
    npm(['install', join(folder, filename), '--no-audit', '--no-fund', '--loglevel=error'], application);
    const alone = megabytesIn(join(application, 'node_modules'));
    const own = megabytesIn(join(application, 'node_modules', 'hyperalign'));
    const home = join(folder, 'home');
    await installRuntime({ home, template: join(root, 'runtime', 'llama') });
    const runtime = megabytesIn(home);
    return {
      name: 'install-size',
      figures: { tarballMb: size / 1e6, packageMb: own, withoutRuntimeMb: alone, withRuntimeMb: alone + runtime },
      baseline: { withoutRuntimeMbTarget: 60, withRuntimeMbTarget: 160 },
      n: 1,
      seed,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Sizes of the files as their bytes, links not followed: what a download or an image layer carries. */
function megabytesIn(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size / 1e6;
  return readdirSync(path).reduce((sum, name) => sum + megabytesIn(join(path, name)), 0);
}
