import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { EvaluationReport } from '../../src/contracts/evaluation-report.ts';
import { evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { hashText } from '../../src/core/numerics/hash-text.ts';
import { createRandom } from '../../src/core/numerics/index.ts';
import { authorship } from '../../src/evaluation/authorship/authorship.ts';
import { schemaInstance } from '../../src/evaluation/schema-instance.ts';
import { type ScriptedCall, type ScriptedModel, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { type RunOptions, runExperiment, writeFictionalPeople } from '../support/evaluation-run.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const allMethods = ['zero-shot', 'own-turns', 'hyperalign:samples'];

/** Writes like the samples it is shown: sentences of the last own turn in another order; plain words where it is shown none. */
function imitates({ options, turns, prompt }: ScriptedCall): ScriptedReply {
  if (options.responseFormat?.type === 'json')
    return { json: schemaInstance(options.responseFormat.schema ?? {}, hashText(prompt)) };
  const shown = turns.filter(({ role }) => role === 'assistant').at(-1)?.text;
  if (shown === undefined)
    return `The matter of number ${prompt.length % 7} is settled and the list will be sent to everybody on the day that was named before.`;
  const lines = shown.split('\n');
  return [lines[0] ?? '', ...lines.slice(1, -1).toReversed(), lines.at(-1) ?? ''].join('\n');
}

interface Ran {
  readonly report: EvaluationReport;
  readonly model: ScriptedModel;
}

interface RunSize {
  readonly people?: number;
  readonly tasks?: number;
  readonly methods?: readonly string[];
}

const small = { size: 'small', delivery: 'samples' } as const;

async function run(
  folder: string,
  {
    people = 10,
    tasks = 2,
    methods = allMethods,
    model = scriptedModel(imitates, small),
    ...more
  }: RunSize & Partial<RunOptions> & { readonly model?: ScriptedModel } = {},
): Promise<Ran> {
  const data = writeFictionalPeople(folder, { people, texts: 12 });
  const report = await runExperiment({
    ...{ experiment: authorship, model, replies: join(folder, 'replies') },
    options: { data, people: people - 4, tasks, methods },
    ...more,
  });
  return { report, model };
}

/** One run that several tests look at; its folder holds the data and every reply. */
const folderOfWhole = mkdtempSync(join(tmpdir(), 'hyperalign-test-'));
const whole = run(folderOfWhole);
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

  test('says what it was made with: commit, prompts, methods, data, seed, cost', async () => {
    const { report } = await whole;

    expect(report.run.data).toEqual([
      { name: 'fiction.jsonl', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 120 },
    ]);
    expect(Object.keys(report.run.prompts)).toContain('write-as@3');
    expect(report.run.methods).toMatchObject({ 'zero-shot': 1 });
    expect(report.notRun).toEqual([{ name: 'lora-adapters', reason: expect.stringContaining('rival not run') }]);
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
    const second = await run(folderOfWhole);

    expect(withoutCost(second.report)).toEqual(withoutCost(first.report));
    expect(second.model.calls).toEqual([]);
  });
});

test('E13: a run that is stopped at any of 20 points goes on where it was: the same report, no call repeated', async () => {
  const size = { people: 6, tasks: 1, methods: ['zero-shot', 'hyperalign:samples'] };
  const unstopped = await run(temporaryFolder(), size);
  const random = createRandom(5);
  for (const point of Array.from({ length: 20 }, () => random.integer(unstopped.model.calls.length))) {
    const folder = temporaryFolder();
    const stop = new AbortController();
    const stopping = scriptedModel((call) => {
      if (call.index === point) stop.abort();
      return imitates(call);
    }, small);
    await expect(run(folder, { ...size, model: stopping, signal: stop.signal })).rejects.toThrow();
    const kept = keptReplies(join(folder, 'replies'));

    const { report, model } = await run(folder, size);

    expect(kept + model.calls.length).toBe(unstopped.model.calls.length);
    expect(withoutCost(report)).toEqual(withoutCost(unstopped.report));
  }
});

test('E14: a dry run asks nothing, keeps nothing, and tells the calls and, within a fifth, the tokens to read', async () => {
  const folder = temporaryFolder();
  const planned = await run(folder, { model: scriptedModel([], small), dryRun: true });
  const { report } = await whole;

  expect(existsSync(join(folder, 'replies'))).toBe(false);
  expect(planned.report.run.calls).toBe(report.run.calls);
  // The scripted model counts four characters a token.
  expect(planned.report.run.inputTokens / report.run.inputTokens).toBeGreaterThan(0.8);
  expect(planned.report.run.inputTokens / report.run.inputTokens).toBeLessThan(1.2);
});

test('E14: a budget is never passed; what was done is kept, and the report says what is missing', async () => {
  const folder = temporaryFolder();
  const { report: all } = await whole;
  const budgetTokens = Math.round((all.run.inputTokens + all.run.outputTokens) / 2);
  const { report } = await run(folder, { budgetTokens });

  expect(report.run.inputTokens + report.run.outputTokens).toBeLessThanOrEqual(budgetTokens);
  expect(report.notRun.map(({ reason }) => reason)).toContain(
    'the token budget was used up; run the same again with --resume',
  );
  const { report: resumed } = await run(folder);
  expect(resumed.methods['own-turns']).toEqual(all.methods['own-turns']);
});

function keptReplies(folder: string): number {
  return readdirSync(folder, { recursive: true }).filter((name) =>
    /^[0-9a-f]{2}.[0-9a-f]{64}\.json$/.test(String(name)),
  ).length;
}

/** What a second run must say again: all but what was spent. */
function withoutCost({ run: { calls, cachedCalls, inputTokens, outputTokens, ...made }, ...report }: EvaluationReport) {
  return { ...report, made };
}
