import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/support/sample-report.ts';
import type { Style } from '../terminal.ts';
import { resultTable } from './result-table.ts';

const same = (text: string): string => text;
const style: Style = { strong: same, faint: same, good: same, bad: same, accent: same };

test('shows each arm with intervals, and "no data" where there is none', () => {
  expect(resultTable(sampleReport(), { width: 80, style })?.split('\n')).toEqual([
    'method              similarity-masked  judge-wins',
    'hyperalign             .61 [.51, .71]     no data',
    'hyperalign:placebo     .20 [.10, .30]     no data',
    'zero-shot           −.40 [−.50, −.30]     no data',
    'real-text             .90 [.80, 1.00]     no data',
  ]);
});

test('keeps to the width, with the measure of the main contrasts first, and says what is left out', () => {
  const lines = resultTable(sampleReport(), { width: 45, style })?.split('\n') ?? [];

  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(45);
  expect(lines[0]).toContain('similarity-masked');
  expect(lines.at(-1)).toBe('1 more measure is in the report.');
});

test('is nothing where nothing was measured, or nothing fits', () => {
  expect(resultTable({ ...sampleReport(), methods: {} }, { width: 80, style })).toBeNull();
  expect(resultTable(sampleReport(), { width: 20, style })).toBeNull();
});
