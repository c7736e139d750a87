import { expect, test } from 'vitest';
import { sampleReport } from '../../../test/support/sample-report.ts';
import { compareSettings } from '../compare/compare-settings.ts';
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

test('weights of a judge are named beside those of the writer, and other ones are another setting', () => {
  const report = sampleReport();
  const judgedBy = (sha256: string) => ({
    ...report,
    run: { ...report.run, weights: { [report.run.model.id]: 'ab12', 'local:judge': sha256 } },
  });

  expect(runRows(judgedBy('cd34')).filter(({ name }) => name === 'Other models')).toEqual([
    { name: 'Other models', lines: ['local:judge: weights sha256: cd34'] },
  ]);
  expect(runRows(report).map(({ name }) => name)).not.toContain('Other models');
  expect(compareSettings(judgedBy('cd34'), judgedBy('ef56'))).toEqual([
    { name: 'sha256 of the weights of local:judge', before: 'cd34', after: 'ef56' },
  ]);
});
