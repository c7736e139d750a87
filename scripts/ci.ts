// The steps of .ci/run, in order, each whatever became of those before it; a table and the sum of all tests at the end.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { type Counts, countGate, countTests, renderTotal, type TestReport } from './ci/count-outcomes.ts';

interface Step {
  readonly name: string;
  readonly command: string;
  /** `tests` are counted one by one, a `gate` as one. */
  readonly kind: 'tests' | 'gate';
  readonly minutes: number;
}

const steps: readonly Step[] = [
  { name: 'check', command: 'node scripts/check.ts', kind: 'gate', minutes: 5 },
  { name: 'tests', command: 'vitest run', kind: 'tests', minutes: 6 },
  { name: 'processes', command: 'vitest run --config vitest.processes.config.ts', kind: 'tests', minutes: 6 },
  // Whole experiments with a scripted writer, no model; fails also when a measure leaves its band.
  { name: 'evaluation', command: 'vitest run --config vitest.evaluation.config.ts', kind: 'tests', minutes: 8 },
  { name: 'package', command: 'vitest run --config vitest.package.config.ts', kind: 'tests', minutes: 6 },
  {
    name: 'browser',
    command: 'node scripts/install-browser.ts && vitest run --config vitest.browser.config.ts',
    kind: 'tests',
    minutes: 7,
  },
  { name: 'small-weights', command: 'node src/cli/main.ts models fetch smollm2-135m', kind: 'gate', minutes: 5 },
  { name: 'weights', command: 'node src/cli/main.ts models fetch qwen2.5-coder-1.5b', kind: 'gate', minutes: 12 },
  // The demo and the examples of the README among them.
  { name: 'model', command: 'vitest run --config vitest.model.config.ts', kind: 'tests', minutes: 18 },
];

const reports = join('.tmp', 'ci');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

// `.ci/run check tests` runs these two.
const wanted = process.argv.slice(2);
const chosen = wanted.length === 0 ? steps : steps.filter(({ name }) => wanted.includes(name));
if (chosen.length < wanted.length) {
  console.error(`ci: there are the steps ${steps.map(({ name }) => name).join(', ')}.`);
  console.log(renderTotal([countGate(1)]));
  process.exit(1);
}
const outcomes = chosen.map((step) => ({ step, ...run(step) }));
console.log('\n');
for (const { step, counts, seconds } of outcomes) {
  console.log(
    `${counts.failed === 0 ? 'ok  ' : 'FAIL'}  ${step.name.padEnd(14)} ${seconds.toFixed(0).padStart(4)} s   ${renderTotal([counts])}`,
  );
}
const total = outcomes.map(({ counts }) => counts);
console.log(renderTotal(total));
process.exitCode = total.some(({ failed }) => failed > 0) ? 1 : 0;

function run({ name, command, kind, minutes }: Step): { readonly counts: Counts; readonly seconds: number } {
  console.log(`\n== ${name}: ${command}`);
  const started = performance.now();
  const report = join(reports, `${name}.json`);
  const line = kind === 'tests' ? `${command} --reporter=default --reporter=json --outputFile.json=${report}` : command;
  // Every command stands above; none holds what a user typed.
  const { status, signal } = spawnSync(line, {
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: minutes * 60_000,
    killSignal: 'SIGKILL',
  });
  if (signal !== null) console.log(`${name} was stopped by ${signal} (limit: ${minutes} minutes).`);
  const counts =
    kind === 'gate'
      ? countGate(status)
      : countTests(status, existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as TestReport) : null);
  return { counts, seconds: (performance.now() - started) / 1000 };
}
