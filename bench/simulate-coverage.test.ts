import { expect, test } from 'vitest';
import { type Coverage, coverageCells, simulateCoverage } from './simulate-coverage.ts';

const intervals = ['bca', 'percentile', 'student'] as const;

/** Intervals whose coverages lie more than .02 apart. */
function farApart(one: Coverage, other: Coverage): readonly string[] {
  return intervals.filter((interval) => Math.abs(one[interval] - other[interval]) > 0.02);
}

// Two simulations of 1,000 samples differ by .013 from chance alone, and twelve such pairs rarely all by less than .02: both are held against a long run.
test.each(coverageCells)(
  'E11: of $name, 1,000 samples and the figures of evaluation.md 12 lie within .02 of 100,000',
  ({ printed, longRun, ...cell }) => {
    const covered = simulateCoverage(cell, { sets: 1000, draws: 1000, seed: 1 });

    expect({ covered: farApart(covered, longRun), printed: farApart(printed, longRun) }).toEqual({
      covered: [],
      printed: [],
    });
  },
);
