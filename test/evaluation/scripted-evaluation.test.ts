// The evaluation as a whole, with a scripted writer: minutes, no model, no key, no data.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EvaluationReport } from '../../src/contracts/evaluation-report.ts';
import { authorship } from '../../src/evaluation/authorship/authorship.ts';
import { scriptedModel } from '../../src/testing/index.ts';
import { runExperiment } from '../support/evaluation-run.ts';
import { ignores, obeys } from '../support/obeying-writer.ts';
import { writePlantedPeople } from '../support/planted-people.ts';
import { figuresOf, runScriptedAuthorship, runScriptedEvaluation } from '../support/scripted-evaluation.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Written by scripts/make-evaluation-bands.ts.
const { bands } = JSON.parse(readFileSync(new URL('../fixtures/evaluation-bands.json', import.meta.url), 'utf8')) as {
  readonly bands: Readonly<Record<string, readonly [number, number]>>;
};

describe('with a writer who does as it is told', () => {
  let kept: Promise<readonly EvaluationReport[]> | null = null;
  const reports = () => {
    kept ??= runScriptedEvaluation(temporaryFolder(), 1);
    return kept;
  };

  test('no measure has left its band (test/fixtures/evaluation-bands.md)', async () => {
    const figures = figuresOf(await reports());

    expect(outsideOf(figures)).toEqual([]);
    expect(Object.keys(bands).length).toBeGreaterThan(100);
  });

  test('E5: own hypotheses beat those of another person with an interval above the null value, and those do not beat none', async () => {
    const [authorship] = await reports();

    const own = contrast(authorship, 'hyperalign:hypotheses', 'hyperalign:hypotheses:placebo');
    expect(own?.low).toBeGreaterThan(0.5);
    const placebo = contrast(authorship, 'hyperalign:hypotheses:placebo', 'zero-shot');
    expect(placebo?.low).toBeLessThanOrEqual(0.5);
  });
});

test('E5: with a writer who ignores what it is told no main contrast is significant', async () => {
  const report = await runScriptedAuthorship(temporaryFolder(), {
    ...{ seed: 2, script: ignores },
    methods: ['zero-shot', 'raw-samples', 'hyperalign:hypotheses', 'hyperalign:both'],
  });
  const main = report.contrasts.filter((one) => one.main);

  expect(main.length).toBeGreaterThanOrEqual(4);
  expect(main.filter(({ pHolm }) => pHolm !== null && pHolm < 0.05).map(({ sentence }) => sentence)).toEqual([]);
  // And the bands would tell: what is won by obeying is lost.
  expect(outsideOf(figuresOf([report])).map(({ name }) => name)).toContain(
    'authorship/hyperalign:hypotheses over zero-shot/similarity-masked',
  );
});

test('E7: methods that choose candidates run with a population of their own, beside measures calibrated on others', async () => {
  const folder = temporaryFolder();
  const report = await runExperiment({
    ...{ experiment: authorship, replies: join(folder, 'replies') },
    model: scriptedModel(obeys, { size: 'small', delivery: 'both' }),
    options: {
      ...{ data: writePlantedPeople(folder, { people: 8, texts: 12, seed: 1 }), people: 4, tasks: 1 },
      methods: ['raw-samples', 'raw-samples:best-of-4'],
    },
  });

  expect(report.failures).toEqual({});
  expect(report.methods['raw-samples:best-of-4']?.measures['similarity-masked']).toMatchObject({ n: 4, unscored: 0 });
  // M5: what was chosen by stands beside, marked, and no contrast states it.
  expect(report.methods['raw-samples:best-of-4']?.measures['selection-score']).toMatchObject({ n: 4, unscored: 0 });
  expect(report.measures['selection-score']?.summary).toMatch(/^Selection, no result/);
  expect(report.contrasts.filter(({ measure }) => measure === 'selection-score')).toEqual([]);
  expect(report.tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Chosen by and measured by: rank correlation', 'Gain by choosing among candidates']),
  );
});

function outsideOf(figures: ReadonlyMap<string, number>) {
  return Object.entries(bands).flatMap(([name, [low, high]]) => {
    const value = figures.get(name);
    return value !== undefined && value >= low && value <= high ? [] : [{ name, value, low, high }];
  });
}

function contrast(report: EvaluationReport | undefined, a: string, b: string) {
  return report?.contrasts.find(
    (one) => one.a === a && one.b === b && one.measure === 'similarity-masked' && one.kind === 'win-rate',
  );
}
