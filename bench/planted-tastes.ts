import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvaluationReport } from '../src/contracts/evaluation-report.ts';
import { plantedTastes } from '../src/evaluation/tastes/planted-tastes.ts';
import { scriptedModel } from '../src/testing/index.ts';
import { runExperiment } from '../test/support/evaluation-run.ts';
import { varies } from '../test/support/varied-writer.ts';
import type { BenchOptions, BenchResult } from './bench-result.ts';

type Figures = Record<string, number | null>;

/** The experiment with invented texts of many habits, three seeds: how much of a planted taste each reward finds. Of a model, `hyperalign evaluate planted-tastes`. */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const people = quick ? 10 : 100;
  const seeds = quick ? [seed] : [seed, seed + 1, seed + 2];
  const reports: EvaluationReport[] = [];
  for (const one of seeds) reports.push(await runOnce({ people, seed: one }));
  return {
    name: 'planted-tastes',
    figures: figuresOf(reports, ({ kind }) => kind !== 'reference'),
    baseline: figuresOf(reports, ({ kind }) => kind === 'reference'),
    n: people * seeds.length,
    seed,
  };
}

async function runOnce({
  people,
  seed,
}: {
  readonly people: number;
  readonly seed: number;
}): Promise<EvaluationReport> {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-bench-'));
  try {
    return await runExperiment({
      ...{ experiment: plantedTastes, model: scriptedModel(varies), replies: join(folder, 'replies') },
      options: { people, seed, tasks: 12 },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type MethodOf = EvaluationReport['methods'][string];

/** Means over seeds; of the intervals over people the widest reach, `…_low` and `…_high`. */
function figuresOf(reports: readonly EvaluationReport[], isShown: (method: MethodOf) => boolean): Figures {
  const figures: Figures = {};
  for (const [name, method] of Object.entries(reports[0]?.methods ?? {})) {
    if (!isShown(method)) continue;
    for (const measure of ['headroom', 'accuracy']) {
      const found = reports.flatMap(({ methods }) => methods[name]?.measures[measure] ?? []);
      const key = `${name.replaceAll(/ \(k = (\d+)\)/g, '_$1')}_${measure}`;
      figures[key] = meanOf(found.flatMap(({ mean }) => mean ?? []));
      figures[`${key}_low`] = leastOf(found.flatMap(({ low }) => low ?? []));
      const most = leastOf(found.flatMap(({ high }) => (high === null ? [] : -high)));
      figures[`${key}_high`] = most === null ? null : -most;
    }
  }
  return figures;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function leastOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.min(...values);
}
