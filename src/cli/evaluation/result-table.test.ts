import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/support/sample-report.ts';
import type { Style } from '../terminal.ts';
import { controlsTable, resultTable } from './result-table.ts';

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

test('a measure without data stands behind those with data, also one of the main contrasts', () => {
  const { methods, ...report } = sampleReport();
  const swapped = Object.fromEntries(
    Object.entries(methods).map(([name, { measures, ...method }]) => {
      const { 'similarity-masked': seen, 'judge-wins': unseen, ...others } = measures;
      const moved = {
        ...(unseen === undefined ? {} : { 'similarity-masked': unseen }),
        ...(seen === undefined ? {} : { 'judge-wins': seen }),
      };
      return [name, { ...method, measures: { ...others, ...moved } }];
    }),
  );
  const table = resultTable({ ...report, methods: swapped }, { width: 80, style });

  expect(table?.split('\n')[0]).toMatch(/^method +judge-wins +similarity-masked$/);
});

test('is nothing where nothing was measured, or nothing fits', () => {
  expect(resultTable({ ...sampleReport(), methods: {} }, { width: 80, style })).toBeNull();
  expect(resultTable(sampleReport(), { width: 20, style })).toBeNull();
});

test('own profiles stand against the controls that were run, as far as the width allows', () => {
  const lines = (width: number) => controlsTable(sampleReport(), { width, style })?.split('\n');

  expect(lines(80)).toEqual([
    'method      own over another’s  own over zero-shot  real text over own',
    'hyperalign      .74 [.61, .87]      .55 [.40, .70]     .97 [.90, 1.04]',
    'Content words hidden; .5 is no difference.',
  ]);
  expect(lines(40)?.[0]).toBe('method      own over another’s');
  expect(lines(20)).toBeUndefined();
});

test('nothing stands against controls that were not run', () => {
  const { methods, ...report } = sampleReport();
  const { 'hyperalign:placebo': _, ...others } = methods;

  expect(controlsTable({ ...report, methods: others }, { width: 80, style })).toBeNull();
  expect(controlsTable({ ...sampleReport(), contrasts: [] }, { width: 80, style })).toBeNull();
});
