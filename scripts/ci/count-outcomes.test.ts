import { expect, test } from 'vitest';
import { countGate, countTests, renderTotal } from './count-outcomes.ts';

const report = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };

test.each([
  { name: 'a good run counts its tests', exitCode: 0, given: report, counts: { passed: 7, failed: 0, skipped: 3 } },
  {
    name: 'a bad run counts its failures',
    exitCode: 1,
    given: { ...report, numFailedTests: 4 },
    counts: { passed: 7, failed: 4, skipped: 3 },
  },
  {
    name: 'a run that failed outside of its tests counts one failure',
    exitCode: 1,
    given: report,
    counts: { passed: 7, failed: 1, skipped: 3 },
  },
  {
    name: 'a killed run counts one failure',
    exitCode: null,
    given: report,
    counts: { passed: 7, failed: 1, skipped: 3 },
  },
  {
    name: 'a run without a report counts one failure, whatever it ended with',
    exitCode: 0,
    given: null,
    counts: { passed: 0, failed: 1, skipped: 0 },
  },
])('$name', ({ exitCode, given, counts }) => {
  expect(countTests(exitCode, given)).toEqual(counts);
});

test('a step without tests counts as one', () => {
  expect([countGate(0), countGate(2), countGate(null)]).toEqual([
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 0, failed: 1, skipped: 0 },
    { passed: 0, failed: 1, skipped: 0 },
  ]);
});

test('the last line adds up, and is silent on skipped tests where there are none', () => {
  const counts = [
    { passed: 7, failed: 0, skipped: 3 },
    { passed: 1, failed: 2, skipped: 0 },
  ];

  expect(renderTotal(counts)).toBe('8 passed, 2 failed, 3 skipped');
  expect(renderTotal([countGate(0)])).toBe('1 passed, 0 failed');
});
