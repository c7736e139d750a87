import type { BenchOptions, BenchResult } from './bench-result.ts';
import { coverageCells, simulateCoverage, simulateFalseFindings } from './simulate-coverage.ts';

/**
 * How often nominal 95 % intervals of a mean over people hold it: BCa, percentile and Student, on normal and skewed values, against the figures of
 * `evaluation.md` 12. `Stated`: how often the interval that `pairedContrast` states leaves out a true difference of 0; `SignFlip`: how often its test finds one;
 * `Disagree`: how often its two intervals say different things of 0. `n` is the number of samples a cell.
 */
export async function run({ seed, quick }: BenchOptions): Promise<BenchResult> {
  const sets = quick ? 500 : 5000;
  const figures: Record<string, number> = {};
  const baseline: Record<string, number> = {};
  for (const { name, printed, ...cell } of coverageCells) {
    const options = { sets, draws: quick ? 500 : 2000, seed };
    const covered = simulateCoverage(cell, options);
    figures[`${name}Bca`] = covered.bca;
    figures[`${name}Percentile`] = covered.percentile;
    figures[`${name}Student`] = covered.student;
    baseline[`${name}Bca`] = printed.bca;
    baseline[`${name}Percentile`] = printed.percentile;
    baseline[`${name}Student`] = printed.student;
    // A sign-flip test of 25 people draws 100,000 assignments: a fifth of the samples.
    const findings = simulateFalseFindings(cell, { ...options, sets: sets / 5 });
    figures[`${name}StatedFalse`] = findings.stated;
    figures[`${name}SignFlipFalse`] = findings.signFlip;
    figures[`${name}Disagree`] = findings.disagreement;
  }
  return { name: 'interval-coverage', figures, baseline, n: sets, seed };
}
