import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/support/sample-report.ts';
import { runRows } from './run-rows.ts';

test('the model is told with the hash of its weights and of every adapter', () => {
  const report = sampleReport();
  const linesOf = (shown: Parameters<typeof runRows>[0]) => runRows(shown).find(({ name }) => name === 'Model')?.lines;
  const { adapters: _, ...plain } = report.run.model;

  expect(linesOf(report)).toEqual([
    ...['local:small', 'weights sha256: feed', 'adapter sha256: fade', 'adapter sha256: decade'],
  ]);
  expect(linesOf({ ...report, run: { ...report.run, model: { ...plain, sha256: null } } })).toEqual([
    ...['local:small', 'weights sha256: unknown (hosted, or not on this machine)'],
  ]);
});
