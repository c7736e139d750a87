import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EvaluationReport, evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { describeByFeatures } from '../../src/core/stylometry/index.ts';
import { renderHtml } from '../../src/evaluation/report/render-html.ts';
import { plantedTastesOf } from '../../src/evaluation/tastes/planted-tastes.ts';
import { scriptedModel } from '../../src/testing/index.ts';
import { type RunOptions, runExperiment } from '../support/evaluation-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { varies } from '../support/varied-writer.ts';

const experiment = plantedTastesOf({
  taste: { kinds: 4, featuresOfKind: 3, share: 0.05, alpha: 0.1 },
  ...{ seenPeople: 60, seenChoices: 30, shots: [0, 1, 9], headline: 9, held: 30, certainty: 3 },
  ...{ candidates: 6, learningPrompts: 10, words: 90, neuralSteps: 150 },
  describe: describeByFeatures(['punctuation', 'contraction', 'sentence', 'greeting']),
});

function run(folder: string, more: Partial<RunOptions> = {}): Promise<EvaluationReport> {
  return runExperiment({
    ...{ experiment, model: scriptedModel(varies), replies: join(folder, 'replies') },
    ...more,
    options: { people: 12, tasks: 6, ...more.options },
  });
}

describe('planted tastes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hyperalign-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let report: EvaluationReport;
  beforeAll(async () => {
    report = await run(folder);
  }, 120_000);
  const headroom = (name: string) => report.methods[name]?.measures['headroom']?.mean ?? Number.NaN;

  test('are found again by rewards of choices, less by those of another person, and the report is a whole one', () => {
    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(report).toMatchObject({ unit: 'person', n: 12, failures: {}, notRun: [] });
    expect(headroom('first-draw')).toBe(0);
    expect(headroom('oracle')).toBe(1);
    const lore = headroom('best-of-6:reward:lore (k = 9)');
    expect(lore).toBeGreaterThan(headroom('best-of-6:reward:lore:placebo (k = 9)') + 0.2);
    expect(lore).toBeGreaterThan(headroom('best-of-6:reward:pooled') + 0.2);
    expect(lore).toBeLessThan(1);
    expect(headroom('random-draw')).toBeLessThan(lore);
  });

  test('compare each personal arm with its placebo and with everybody’s pick', () => {
    const main = report.contrasts.filter((contrast) => contrast.main);
    expect(main.map(({ a, b, measure }) => [a, b, measure])).toEqual(
      ['lore', 'np', 'fingerprint'].flatMap((name) => {
        const arm = name === 'fingerprint' ? 'best-of-6:fingerprint' : `best-of-6:reward:${name}`;
        return [
          [`${arm} (k = 9)`, `${arm}:placebo (k = 9)`, 'headroom'],
          [`${arm} (k = 9)`, 'best-of-6:reward:pooled', 'headroom'],
        ];
      }),
    );
    const wins = report.tables.find(({ name }) => name.startsWith('Win, tie and loss'));
    const oracle = wins?.rows.find(([name]) => name === 'oracle');
    expect(oracle?.[3]).toBe(0);
    for (const [, win, tie, loss] of wins?.rows ?? [])
      expect(Number(win) + Number(tie) + Number(loss)).toBeCloseTo(1, 9);
  });

  test('have curves by comparisons, and knowing nothing is the same whoever the choices are of', () => {
    expect(report.curves.map(({ name }) => name)).toEqual(['headroom by comparisons', 'accuracy by comparisons']);
    expect(report.curves[0]?.lines.map(({ name, points }) => [name, points.map(({ x }) => x)])).toEqual(
      [
        ...[
          'reward:lore',
          'reward:lore:placebo',
          'reward:np',
          'reward:np:placebo',
          'fingerprint',
          'fingerprint:placebo',
        ],
        'reward:pooled',
      ]
        .map((name) => `best-of-6:${name}`)
        .concat('oracle', 'random-draw')
        .map((name) => [name, [0, 1, 9]]),
    );
    expect(headroom('best-of-6:reward:np (k = 0)')).toBe(headroom('best-of-6:reward:np:placebo (k = 0)'));
    expect(renderHtml(report)).toContain('accuracy by comparisons');
  });

  test('ask for each candidate once, however many arms choose among them, and a second run asks nothing', async () => {
    const model = scriptedModel(varies);

    const again = await run(folder, { model });

    expect(report.run.calls).toBe(16 * 6);
    expect(model.calls).toEqual([]);
    expect(again.methods).toEqual(report.methods);
  });
});

test('a dry run counts the calls, asks nothing and keeps nothing', async () => {
  const folder = temporaryFolder();

  const planned = await run(folder, { dryRun: true, model: scriptedModel([]) });

  expect(planned).toMatchObject({ n: 12, run: { calls: 16 * 6 } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a budget ends the run between prompts, and the report says how many are left', async () => {
  const folder = temporaryFolder();

  const report = await run(folder, { budgetTokens: 6000, options: { methods: ['best-of-6:reward:pooled'] } });

  expect(report.notRun.at(-1)?.name).toMatch(/^\d+ prompts$/);
});

test('candidates that do not differ in anything that is counted are no ground for tastes, and the report says so', async () => {
  const model = scriptedModel(() => 'The hall is closed.');

  const report = await run(temporaryFolder(), { model });

  expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
  expect(report).toMatchObject({ methods: {}, curves: [] });
  expect(report.notRun[0]?.reason).toContain('0 features vary');
});

test('another method is refused with what there is', async () => {
  await expect(run(temporaryFolder(), { options: { methods: ['raw-samples'] } })).rejects.toThrow(
    /planted-tastes has no method "raw-samples". It has best-of-6:reward:pooled, best-of-6:reward:lore/,
  );
});

test('more prompts than there are is refused with their number', async () => {
  await expect(run(temporaryFolder(), { options: { tasks: 90 } })).rejects.toThrow(
    /90 tasks and 10 prompts to choose on are 100, and there are 84. Give fewer --tasks or --prompts./,
  );
});
