import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/support/sample-report.ts';
import { renderPlan } from './render-plan.ts';

test('a plan says what there is to make, what it takes at least and at most, and what so many people can show', () => {
  const report = sampleReport();
  const planned = { cells: 310, mostCalls: 1492, repeatedCalls: 88 };
  const run = { ...report.run, calls: 1372, cachedCalls: 2, inputTokens: 1_200_000, outputTokens: 90_000, cost: 2.4 };
  const detectable = { difference: 0.1984, assumedDeviation: 0.3 };

  const plan = renderPlan({ ...report, unit: 'person', n: 20, run, planned: { ...planned, detectable } }, 400);

  expect(plan.split('\n')).toEqual([
    '20 people, 310 cells: 1,372 calls to make, up to 1,492 where briefs have to be made again. 2 replies are kept already; 88 are put again within the run and cost nothing.',
    'About 1,200,000 tokens to read and 90,000 to write: about US$ 2.40.',
    "20 people show a difference of 0.20 with 80 % power, if people's differences have a standard deviation of 0.30, which is assumed.",
  ]);
});

test('a plan that asks nothing twice, and whose unit is no person, says no more than it knows', () => {
  const report = sampleReport();
  const planned = { cells: 6, mostCalls: 6, repeatedCalls: 0, detectable: null };
  const run = { ...report.run, calls: 6, cachedCalls: 0, inputTokens: 900, outputTokens: 80, cost: null };

  const plan =
    '6 prompts, 6 cells: 6 calls to make. 0 replies are kept already.\nAbout 900 tokens to read and 80 to write.';
  const { size: _, ...unsized } = report;
  expect(renderPlan({ ...unsized, unit: 'prompt', n: 6, run, planned }, 400)).toBe(plan);
  const size = ['The margins take 189 prompts.'];
  expect(renderPlan({ ...unsized, unit: 'prompt', n: 6, run, planned, size }, 400)).toBe(`${plan}\n${size[0]}`);
});
