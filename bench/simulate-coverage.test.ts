import { expect, test } from 'vitest';
import { coverageCells, simulateCoverage } from './simulate-coverage.ts';

test.each(coverageCells)('E11: 1,000 samples of $name are covered as evaluation.md 12 prints, within .02', (cell) => {
  const covered = simulateCoverage(cell, { sets: 1000, draws: 1000, seed: 1 });

  const { printed } = cell;
  const off = {
    bca: Math.abs(covered.bca - printed.bca),
    percentile: Math.abs(covered.percentile - printed.percentile),
    student: Math.abs(covered.student - printed.student),
  };
  expect(Object.entries(off).filter(([, difference]) => difference > 0.02)).toEqual([]);
});
