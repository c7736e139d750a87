// Experiments that need no model: with no key, no network and no data they give the same numbers on every run.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EvaluationReport, evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import type { Experiment } from '../../src/evaluation/experiment.ts';
import { plantedAuthorsOf } from '../../src/evaluation/planted/planted-authors.ts';
import { verifier } from '../../src/evaluation/verifier/verifier.ts';
import { evaluate } from '../../src/evaluation.ts';
import { scriptedModel } from '../../src/testing/index.ts';
import { runExperiment, writeFictionalPeople } from '../support/evaluation-run.ts';
import { learningReplies } from '../support/learning-replies.ts';
import { standInRuntime } from '../support/stand-in-runtime.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const run = (experiment: Experiment, options: Parameters<typeof runExperiment>[0]['options']) =>
  runExperiment({ experiment, model: null, replies: join(temporaryFolder(), 'replies'), options });

describe('planted authors on invented texts', () => {
  const experiment = plantedAuthorsOf({ sizes: [8, 64], doses: [0.6], ladder: { texts: 8, percentiles: [90] } });
  const few = { people: 3, seed: 4 };

  let kept: Promise<EvaluationReport> | null = null;
  const reportOnce = () => {
    kept ??= run(experiment, few);
    return kept;
  };

  test('E1: give the same numbers on every run, with no model and no file', async () => {
    const report = await reportOnce();

    expect(await run(experiment, few)).toEqual(report);
    expect(report.run).toMatchObject({ calls: 0, data: [], model: { id: 'none' } });
  });

  test('E3: print precision wherever recall is, and say what no person has texts for', async () => {
    const report = await reportOnce();

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(report.curves.map(({ name }) => name)).toEqual([
      'Recall by texts (twelve traits)',
      'Precision by texts (twelve traits)',
      'Recall by texts (all traits)',
      'Precision by texts (all traits)',
      'Recall by level of other people',
      'Precision by level of other people',
    ]);
    expect(recallWithoutPrecision(report)).toEqual([]);
    expect(report.notRun.map(({ name }) => name)).toEqual([
      'twelve traits, 64 texts, dose 0.6',
      'all traits, 64 texts, dose 0.6',
    ]);
    const recall = report.curves[2]?.lines[0]?.points[0];
    expect(recall?.texts).toBeGreaterThan(0);
    expect(recall?.mean).toBeGreaterThan(0.5);
  });

  test('say of every rung of the ladder how many traits were planted and why others were not', async () => {
    const { tables } = await reportOnce();

    const ladder = tables.find(({ name }) => name.startsWith('Ladder of background difficulty'));
    const [rung] = ladder?.rows ?? [];
    const of = (column: string) => rung?.[ladder?.columns.indexOf(column) ?? -1];

    expect([of('percentile'), of('authors')]).toEqual([90, 3]);
    expect(of('not done there')).toBeGreaterThan(0);
    expect(of('planted')).toBeGreaterThan(0);
    expect(of('percentile reached')).toBeGreaterThan(80);
  });
});

describe('planted authors with a model', () => {
  const claimsAlone = plantedAuthorsOf({ sizes: [], doses: [], ladder: { texts: 16, percentiles: [] } });

  test('say what it claims', async () => {
    const model = scriptedModel(learningReplies({}), { size: 'large' });

    const report = await runExperiment({
      ...{ experiment: claimsAlone, model, replies: join(temporaryFolder(), 'replies') },
      options: { people: 2, seed: 4 },
    });

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    const claims = report.tables.find(({ name }) => name === `Claims of ${model.id}`);
    expect(claims?.rows[0]?.slice(0, 3)).toEqual([2, 0, 0]);
    expect(report.run.calls).toBe(2);
  });

  test('open it only where one is named', async () => {
    const folder = temporaryFolder();
    const { home, model, contexts } = standInRuntime(folder);
    const asked = { experiment: claimsAlone, home, people: 1, replies: folder, dryRun: true };

    const without = await evaluate(asked);
    const opened = contexts().length;
    const named = await evaluate({ ...asked, model });

    expect([without.run.model.id, opened]).toEqual(['none', 0]);
    expect([named.run.model.id, contexts().length]).toEqual([model, 1]);
    expect(named.run.calls).toBeGreaterThan(0);
  });
});

describe('the verifier experiment', () => {
  test('E4: marks a corpus that its verifier cannot tell apart, beside the figures of every measure', async () => {
    const folder = temporaryFolder();
    const report = await run(verifier, { data: writeFictionalPeople(folder, { people: 8, texts: 12 }), tasks: 2 });

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    const [told] = report.tables;
    // Four people a fold are too few to calibrate on, and that is no chance hit either way.
    expect(told?.rows[0]).toEqual(['fiction.jsonl', 'verification', 0.5, 0.5, 0.5, 8, 32, 32, null, 'not separable']);
    expect(told?.rows[3]?.[2]).toBeGreaterThan(0.6);
    expect(report.cautions).toEqual([
      'fiction.jsonl is not separable: what the verifier says of texts on it says little.',
    ]);
    expect(report.run.data).toHaveLength(1);
  });
});

function recallWithoutPrecision({ tables, methods, curves }: EvaluationReport): readonly string[] {
  return [
    ...tables
      .filter(
        ({ columns, note }) =>
          columns.some((one) => /^(?:recall|HDR)\b/.test(one)) && !/precision/i.test(`${columns} ${note}`),
      )
      .map(({ name }) => name),
    ...Object.entries(methods)
      .filter(([, { measures }]) => 'recall' in measures && !('precision' in measures))
      .map(([name]) => name),
    ...curves
      .filter(
        ({ name }) => /^Recall/.test(name) && !curves.some((one) => one.name === name.replace('Recall', 'Precision')),
      )
      .map(({ name }) => name),
  ];
}
