import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { hashText } from '../../src/core/numerics/hash-text.ts';
import { authorship } from '../../src/evaluation/authorship/authorship.ts';
import { schemaInstance } from '../../src/evaluation/schema-instance.ts';
import { type ScriptedCall, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { briefReply } from '../support/brief-reply.ts';
import { type RunOptions, runExperiment, writeFictionalPeople } from '../support/evaluation-run.ts';
import { type JudgeSees, judgeScript } from '../support/judged-pairs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Repeats the last own turn that it is shown, and writes flat words where it is shown none; no two texts are the same. */
function imitates(call: ScriptedCall): ScriptedReply {
  const { options, turns, prompt } = call;
  const brief = briefReply(call);
  if (brief !== null) return brief;
  if (options.responseFormat?.type === 'json') return { json: schemaInstance(options.responseFormat.schema ?? {}) };
  const shown = turns.filter(({ role }) => role === 'assistant').at(-1)?.text;
  const text = shown ?? 'The matter is settled. The list will be sent to everybody on the day that was named before.';
  return text.replace(/[.!?]/, ` on day ${hashText(prompt)}$&`);
}

/** Sees how a letter begins and ends. */
function seesFrame({ known, a, b }: JudgeSees): 'A' | 'B' | 'tie' {
  const near = (text: string) => frameOf(text).filter((word, at) => word === frameOf(known)[at]).length;
  return near(a) === near(b) ? 'tie' : near(a) > near(b) ? 'A' : 'B';
}

function frameOf(text: string): readonly string[] {
  const lines = text.trim().split('\n');
  return [lines[0], lines.at(-1)].map((line) => /^\p{L}+/u.exec(line ?? '')?.[0] ?? '');
}

test('E14: the authorship experiment asks its judge about the main contrasts, as often as a dry run tells, and says how far it can be trusted', async () => {
  const folder = temporaryFolder();
  const judge = scriptedModel(judgeScript(seesFrame), { id: 'scripted:stranger' });

  const options: RunOptions = {
    ...{ experiment: authorship, judge, replies: join(folder, 'replies') },
    model: scriptedModel(imitates, { id: 'scripted:house-writer', size: 'small', delivery: 'samples' }),
    options: {
      ...{ data: writeFictionalPeople(folder, { people: 8, texts: 12 }), people: 4, tasks: 2 },
      methods: ['zero-shot', 'hyperalign'],
    },
  };
  const planned = await runExperiment({ ...options, dryRun: true });
  expect(judge.calls).toEqual([]);

  const report = await runExperiment(options);

  expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
  expect(report.run).toMatchObject({ judge: 'scripted:stranger', prompts: { 'judge-pair@1': expect.any(String) } });
  const asked = report.tables.filter(({ name }) => /^Judge scripted:stranger: (win rates|not usable)$/.test(name));
  expect(asked.flatMap(({ rows }) => rows.map(([a, b]) => `${a} / ${b}`)).toSorted()).toEqual([
    'hyperalign / hyperalign:placebo',
    'hyperalign / zero-shot',
  ]);
  expect(planned.run.calls).toBe(report.run.calls);
  const known = report.tables.find(({ name }) => name === 'Judge scripted:stranger: pairs with known answers');
  expect(known?.rows.map((row) => row[known.columns.indexOf('pairs')])).toEqual([8, 8, 4, 4, 8]);
});
