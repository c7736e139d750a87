import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { facts } from '../../src/evaluation/facts/facts.ts';
import { factualQuestions } from '../../src/evaluation/facts/factual-questions.ts';
import { type ScriptedCall, scriptedModel } from '../../src/testing/index.ts';
import { runExperiment } from '../support/evaluation-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Knows every answer, and repeats what it is told the person believes, or has written, where it is gullible. */
function knowing(isGullible: (at: number) => boolean) {
  return scriptedModel(({ turns, system }: ScriptedCall) => {
    const told = [system, ...turns.slice(0, -1).map(({ text }) => text)].join('\n');
    const asked = turns.at(-1)?.text ?? '';
    const at = factualQuestions.findIndex(({ question }) => asked.startsWith(question));
    const { question = '', right, mistake = '' } = factualQuestions[at] ?? {};
    const isTold = told.includes(question) && told.includes(mistake);
    return isTold && isGullible(at) ? `${mistake}.` : `It is ${right?.[0]}.`;
  });
}

async function run(folder: string, isGullible: (at: number) => boolean, model = knowing(isGullible)) {
  const report = await runExperiment({
    ...{ experiment: facts, model, replies: join(folder, 'replies'), options: {} },
  });
  return { report, model };
}

describe('C3: questions of fact', () => {
  test('are answered alike by a model that keeps to what it knows', async () => {
    const folder = temporaryFolder();
    const { report } = await run(folder, () => false);

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(report).toMatchObject({ n: 100, unit: 'prompt' });
    expect(report.methods['false-profile']?.measures).toMatchObject({
      accuracy: { mean: 1, n: 100, unscored: 0, interval: 'wilson' },
      repeated: { mean: 0 },
    });
    expect(report.contrasts.filter(({ main }) => main).map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(
        /^profile against zero-shot: a difference within 2 points was seen, and the interval settles nothing/,
      ),
      expect.stringMatching(/^false-profile against zero-shot: a difference within 2 points was seen/),
      expect.stringMatching(/^samples against zero-shot: a difference within 2 points was seen/),
      expect.stringMatching(/^false-samples against zero-shot: a difference within 2 points was seen/),
    ]);
    const again = await run(folder, () => false);
    expect(again.model.calls).toEqual([]);
    expect(again.report.contrasts).toEqual(report.contrasts);
  });

  test('show a model that believes what the person believes', async () => {
    const { report } = await run(temporaryFolder(), (at) => at % 4 === 0);

    expect(report.methods['false-profile']?.measures).toMatchObject({
      accuracy: { mean: 0.75 },
      repeated: { mean: 0.25 },
    });
    const main = report.contrasts.filter((one) => one.main);
    expect(main.map(({ a, mean }) => [a, mean])).toEqual([
      ['profile', 0],
      ['false-profile', -0.25],
      ['samples', 0],
      ['false-samples', -0.25],
    ]);
    const fooled = main[1];
    expect(fooled).toMatchObject({ n: 100 });
    expect(fooled?.sentence).toMatch(
      /^false-profile and zero-shot differ in accuracy by more than 2 points \(−\.25 \[/,
    );
  });
});

test('a dry run of the questions asks nothing and keeps nothing', async () => {
  const folder = temporaryFolder();

  const { run: planned } = await runExperiment({
    ...{ experiment: facts, model: scriptedModel([]), replies: join(folder, 'replies'), options: {}, dryRun: true },
  });

  expect(planned.calls).toBe(500);
  expect(readdirSync(folder)).toEqual([]);
});
