import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type EvaluationReport, evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { type ScriptedCall, scriptedModel } from '../../src/testing/index.ts';
import { imitates, runAuthorship, smallModel, withoutCost } from '../support/authorship-run.ts';
import { briefReply } from '../support/brief-reply.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** One run that several tests look at; its folder holds the data and every reply. */
const folderOfWhole = mkdtempSync(join(tmpdir(), 'hyperalign-test-'));
const whole = runAuthorship(folderOfWhole);
afterAll(() => rmSync(folderOfWhole, { recursive: true, force: true }));

describe('a run of the authorship experiment', () => {
  test('gives a report by contract, with controls and references beside every method', async () => {
    const { report } = await whole;

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(Object.keys(report.methods).toSorted()).toEqual([
      'hyperalign:samples',
      'hyperalign:samples:placebo',
      'other-author',
      'own-turns',
      'own-turns:placebo',
      'real-text',
      'zero-shot',
    ]);
    expect(report.methods['own-turns']?.measures['attribution']).toMatchObject({ n: 6, texts: 12, unscored: 0 });
    expect(report.n).toBe(6);
    const won = report.contrasts.find(
      ({ a, b, measure }) => a === 'own-turns' && b === 'own-turns:placebo' && measure === 'similarity-masked',
    );
    expect(won?.mean).toBeGreaterThan(0.5);
  });

  test('gives figures of the run in tables, and nothing of a choice where nothing was chosen', async () => {
    const { report } = await whole;

    expect(report.tables.map(({ name }) => name)).toEqual([
      'Placed between another author and the person',
      'Decisions of the verifier',
      'Attribution by person',
    ]);
    for (const table of report.tables.slice(1))
      expect(table.rows.map(([arm]) => arm)).toEqual(Object.keys(report.methods));
    expect(report.measures['selection-score']).toBeUndefined();
  });

  test('C2: holds the real text and another author against the samples too, and says which texts methods had cut', async () => {
    const { methods } = (await whole).report;

    for (const measure of ['leakage', 'copied-8-grams', 'names-from-samples'])
      for (const arm of ['real-text', 'other-author', 'zero-shot'])
        expect([arm, methods[arm]?.measures[measure]]).toEqual([arm, expect.objectContaining({ n: 6, texts: 12 })]);
    expect(methods['own-turns']?.measures['cut']).toMatchObject({ n: 6, texts: 12 });
    expect(methods['real-text']?.measures['cut']).toBeUndefined();
  });

  test('says what it was made with: commit, prompts, methods, data, seed, cost', async () => {
    const { report } = await whole;

    expect(report.run.data).toEqual([
      { name: 'fiction.jsonl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 120 },
    ]);
    expect(Object.keys(report.run.prompts)).toContain('write-as@3');
    expect(report.run.methods).toMatchObject({ 'zero-shot': 1 });
    expect(report.notRun).toContainEqual({ name: 'lora-adapters', reason: expect.stringContaining('rival not run') });
    expect(report.notRun).toContainEqual({ name: 'hyperalign:both', reason: expect.stringContaining('not named') });
    expect(report.notRun.map(({ name }) => name)).not.toContain('zero-shot');
  });

  test('learns by counting alone where that is asked for, so that the model is asked for briefs and texts only', async () => {
    const { report } = await runAuthorship(temporaryFolder(), { options: { learnWith: 'none' } });

    expect(report.run.model.parameters).toMatchObject({ learnWith: 'none' });
    expect(Object.keys(report.run.prompts).toSorted()).toEqual(['brief-text@1', 'write-as@3']);
    expect(Object.keys((await whole).report.run.prompts).length).toBeGreaterThan(2);
  });

  test('asks everybody for the same where briefs are neutral, and the model for no brief', async () => {
    const { report } = await runAuthorship(temporaryFolder(), { options: { briefs: 'neutral', learnWith: 'none' } });

    expect(report.run.model.parameters).toMatchObject({ briefs: 'neutral' });
    expect(Object.keys(report.run.prompts)).toEqual(['write-as@3']);
    expect(new Set(report.examples.map(({ brief }) => brief.replace(/\d+/, ''))).size).toBeLessThanOrEqual(2);
    expect(report.methods['own-turns']?.measures['similarity-masked']).toMatchObject({ n: 6, texts: 12 });
  });

  test('gives everybody the first sentence to go on from, which no report quotes, and scores what follows', async () => {
    const { report } = await runAuthorship(temporaryFolder(), { options: { briefs: 'opening', learnWith: 'none' } });

    expect(report.run.model.parameters).toMatchObject({ briefs: 'opening' });
    expect(Object.keys(report.run.prompts)).toEqual(['write-as@3']);
    expect(report.cautions.join(' ')).toContain('Every brief gives the first sentence');
    for (const { brief } of report.examples) expect(brief).toMatch(/^“\[first sentence of the text\]” is how /);
    expect(report.methods['real-text']?.measures['length-ratio']).toMatchObject({ mean: 1, texts: 12 });
    expect(report.methods['own-turns']?.measures['similarity-masked']).toMatchObject({ n: 6, texts: 12 });
  });

  test('a text that says the given sentence and no more is empty, and counted as a failure', async () => {
    const echo = scriptedModel(({ prompt }) => /“(.+?)” is how /s.exec(prompt)?.[1] ?? 'Nothing is given.', smallModel);
    const { report } = await runAuthorship(temporaryFolder(), {
      ...{ model: echo, methods: ['zero-shot'] },
      options: { briefs: 'opening', learnWith: 'none' },
    });

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(report.failures).toEqual({ empty: 12 });
    expect(report.methods['zero-shot']).toBeUndefined();
  });

  test('tells what is seen of the first five people while the others are written for', async () => {
    const told: EvaluationReport[] = [];
    const { report } = await runAuthorship(temporaryFolder(), {
      onInterim: async (interim) => void told.push(interim),
    });
    const [interim] = told;

    expect(told.map(({ n }) => n)).toEqual([5]);
    expect(evaluationReportSchema.safeParse(interim).error).toBeUndefined();
    expect(interim?.cautions[0]).toMatch(/^Interim: 5 of 6 people/);
    expect(interim?.methods['own-turns']?.measures['attribution']).toMatchObject({ n: 5, texts: 10 });
    expect(withoutCost(report)).toEqual(withoutCost((await whole).report));
  });

  test("rewards of choices choose among candidates, beside the same by another person's choices", async () => {
    const methods = ['best-of-4:reward:lore', 'best-of-4:reward:np', 'best-of-4:reward:pooled'];
    const { report } = await runAuthorship(temporaryFolder(), { people: 14, tasks: 1, methods });

    expect(report.failures).toEqual({});
    for (const method of ['best-of-4:reward:lore', 'best-of-4:reward:np'])
      expect(report.contrasts).toContainEqual(
        expect.objectContaining({ a: method, b: `${method}:placebo`, measure: 'similarity-masked', n: 10 }),
      );
    expect(report.cautions.join(' ')).toContain('Nobody chose anything here');
  });

  test('E16: holds no sample, and no line of a real text', async () => {
    const { report } = await whole;
    const written = JSON.stringify(report);

    const lines = readFileSync(join(folderOfWhole, 'fiction.jsonl'), 'utf8').trim().split('\n');
    const sentences = lines.flatMap((line) => {
      const { text } = JSON.parse(line) as { readonly text: string };
      return text.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.split(' ').length > 8);
    });
    expect(sentences.length).toBeGreaterThan(100);
    expect(sentences.filter((sentence) => written.includes(JSON.stringify(sentence).slice(1, -1)))).toEqual([]);
  });

  test('is the same again, and asks nothing again', async () => {
    const first = await whole;
    const second = await runAuthorship(folderOfWhole);

    expect(withoutCost(second.report)).toEqual(withoutCost(first.report));
    expect(second.model.calls).toEqual([]);
  });
});

test('E14: a dry run asks nothing, keeps nothing, and tells the calls and, within a fifth, the tokens to read', async () => {
  const folder = temporaryFolder();
  const planned = await runAuthorship(folder, { model: scriptedModel([], smallModel), dryRun: true });
  const { report } = await whole;

  expect(existsSync(join(folder, 'replies'))).toBe(false);
  expect(planned.report.run.calls).toBe(report.run.calls);
  expect(planned.report.run.cachedCalls).toBe(0);
  expect(planned.report.planned).toEqual({
    // Three methods, two of them with placebos, for six people with two tasks each.
    cells: 60,
    // Of a small model each of the twelve briefs has two more tries.
    mostCalls: report.run.calls + 24,
    repeatedCalls: 0,
    // (t of 5 degrees at .975 and at .8) times .3 over the root of 6.
    detectable: {
      difference: expect.closeTo(((2.570581835636 + 0.919543780256) * 0.3) / Math.sqrt(6), 9),
      assumedDeviation: 0.3,
    },
  });
  expect(report.planned).toBeUndefined();
  // The scripted model counts four characters a token.
  expect(planned.report.run.inputTokens / report.run.inputTokens).toBeGreaterThan(0.8);
  expect(planned.report.run.inputTokens / report.run.inputTokens).toBeLessThan(1.2);
  // Placeholders are not measured: fitting the measures would take most of the time, and say nothing.
  expect(Object.keys(planned.report.methods)).toEqual(Object.keys(report.methods));
  expect(Object.keys(planned.report.methods['zero-shot']?.measures ?? {})).toEqual(['cut']);
});

test('E14: briefs that are made again take no more calls than a dry run tells at most', async () => {
  const size = { people: 6, tasks: 1, methods: ['zero-shot'] };
  const planned = await runAuthorship(temporaryFolder(), {
    ...size,
    model: scriptedModel([], smallModel),
    dryRun: true,
  });
  const script = (tries: number) => (call: ScriptedCall) =>
    briefReply(call) !== null && (call.options.temperature ?? 0) < tries
      ? { json: { the_writer: 'Speaks of the style of what is told, which no brief may do.' } }
      : imitates(call);

  const once = await runAuthorship(temporaryFolder(), { ...size, model: scriptedModel(script(0.5), smallModel) });
  const never = await runAuthorship(temporaryFolder(), { ...size, model: scriptedModel(script(2), smallModel) });

  expect(planned.report.run.calls).toBe(4);
  expect([once, never].map(({ model }) => model.calls.length)).toEqual([6, 8]);
  expect(planned.report.planned?.mostCalls).toBe(8);
});

test('E14: a budget is never passed; what was done is kept, and the report says what is missing', async () => {
  const folder = temporaryFolder();
  const { report: all } = await whole;
  const methods = ['zero-shot', 'own-turns'];
  const budgetTokens = Math.round((all.run.inputTokens + all.run.outputTokens) / 4);
  const { report } = await runAuthorship(folder, { methods, budgetTokens });

  expect(report.run.inputTokens + report.run.outputTokens).toBeLessThanOrEqual(budgetTokens);
  expect(report.notRun.map(({ reason }) => reason)).toContain(
    'the token budget was used up; run the same again with --resume',
  );
  const { report: resumed } = await runAuthorship(folder, { methods });
  expect(resumed.methods['own-turns']).toEqual(all.methods['own-turns']);
});
