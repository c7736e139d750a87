// Everything that can be said of the tree without running it: `npm run check`. One line a step; what a failing step printed follows it.
import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';

interface Step {
  readonly name: string;
  readonly command: string;
}

const steps: readonly Step[] = [
  { name: 'format and lint', command: 'biome check --error-on-warnings' },
  { name: 'types', command: 'tsc -p . && tsc -p tsconfig.page.json' },
  { name: 'dead code', command: 'knip' },
  { name: 'architecture', command: 'vitest run test/architecture test/repository' },
  { name: 'build', command: 'tsdown --log-level warn' },
  { name: 'package', command: 'publint --strict' },
  { name: 'package types', command: 'attw --pack . --profile esm-only' },
];

let failures = 0;
for (const { name, command } of steps) {
  const started = performance.now();
  // Every command stands above; none holds what a user typed.
  const { status, output } = spawnSync(command, { shell: true, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const passed = status === 0;
  console.log(
    `${passed ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${((performance.now() - started) / 1000).toFixed(1)} s   ${command}`,
  );
  if (passed) continue;
  failures += 1;
  console.log(output.filter(Boolean).join('\n').trimEnd());
}
console.log(failures === 0 ? 'Everything holds.' : `${failures} of ${steps.length} steps failed.`);
process.exitCode = failures === 0 ? 0 : 1;
