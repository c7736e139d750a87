import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EvaluationReport, evaluationReportSchema, type Table } from '../../src/contracts/evaluation-report.ts';
import { authorship } from '../../src/evaluation/authorship/authorship.ts';
import { schemaInstance } from '../../src/evaluation/schema-instance.ts';
import { type ScriptedCall, type ScriptedModel, type ScriptedReply, scriptedModel } from '../../src/testing/index.ts';
import { runExperiment, writeFictionalPeople } from '../support/evaluation-run.ts';
import { type JudgeSees, judgeScript } from '../support/judged-pairs.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const flat = 'The matter is settled and the list will be sent to everybody on the day that was named before.';

/** Writes like the samples it is shown: the last own turn with its sentences in another order; flat words where it is shown none. */
function imitates({ options, turns }: ScriptedCall): ScriptedReply {
  if (options.responseFormat?.type === 'json') return { json: schemaInstance(options.responseFormat.schema ?? {}) };
  const shown = turns.filter(({ role }) => role === 'assistant').at(-1)?.text;
  if (shown === undefined) return flat;
  const lines = shown.split('\n');
  return [lines[0] ?? '', ...lines.slice(1, -1).toReversed(), lines.at(-1) ?? ''].join('\n');
}

/** Sees how a letter begins and ends, and how it is pointed; the nearer candidate wins. */
function seesHabits({ known, a, b }: JudgeSees): 'A' | 'B' | 'tie' {
  const [nearA, nearB] = [habitsShared(known, a), habitsShared(known, b)];
  return nearA === nearB ? 'tie' : nearA > nearB ? 'A' : 'B';
}

function habitsShared(one: string, other: string): number {
  const [first, second] = [habitsOf(one), habitsOf(other)];
  return first.filter((habit, at) => habit === second[at]).length;
}

function habitsOf(text: string): readonly string[] {
  const lines = text.trim().split('\n');
  const first = (line: string | undefined) => /^\p{L}+/u.exec(line ?? '')?.[0] ?? '';
  return [first(lines[0]), first(lines.at(-1)), String(text.includes('!')), String(text.includes(';'))];
}

async function run(judge: ScriptedModel | null, folder = temporaryFolder()): Promise<EvaluationReport> {
  return runExperiment({
    experiment: authorship,
    model: scriptedModel(imitates, { id: 'scripted:house-writer', size: 'small', delivery: 'samples' }),
    ...(judge === null ? {} : { judge }),
    replies: join(folder, 'replies'),
    options: {
      ...{ data: writeFictionalPeople(folder, { people: 12, texts: 12 }), people: 10, tasks: 2 },
      methods: ['zero-shot', 'hyperalign'],
    },
  });
}

const judgedOf = ({ contrasts }: EvaluationReport) =>
  contrasts.filter(({ measure }) => measure === 'judged-win-rate').map(({ a, b }) => [a, b]);
const tableOf = ({ tables }: EvaluationReport, name: RegExp): Table | undefined =>
  tables.find((one) => name.test(one.name));

describe('a run of the authorship experiment with a judge', () => {
  test('states judged win rates beside what no judge had a part in, and what is known of the judge', async () => {
    const judge = scriptedModel(judgeScript(seesHabits), { id: 'scripted:stranger' });

    const report = await run(judge);

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(judgedOf(report)).toEqual([
      ['hyperalign', 'hyperalign:placebo'],
      ['hyperalign', 'zero-shot'],
    ]);
    expect(report.contrasts.filter(({ measure }) => measure === 'judged-win-rate')).toEqual(
      ['hyperalign:placebo', 'zero-shot'].map((b) =>
        expect.objectContaining({ b, kind: 'win-rate', main: false, pHolm: null, n: 10, texts: 20, unscored: 0 }),
      ),
    );
    expect(report.measures['judged-win-rate']).toMatchObject({ better: 'higher', masked: false });
    const rates = tableOf(report, /stranger: win rates$/);
    const beside = rates?.columns.indexOf('a wins by similarity-masked, same pairs') ?? -1;
    expect(rates?.rows.map((row) => typeof row[beside])).toEqual(['number', 'number']);
    expect(tableOf(report, /pairs with known answers$/)?.rows.map(([what, , , , , people, pairs]) => [what, people, pairs])).toEqual([
      ["the person's own text against another person's of the register", 10, 20],
      ["the person's own text against the model's own voice", 10, 20],
      ['two texts of the person', 10, 10],
      ["two texts in the model's own voice", 10, 10],
      ["a text made with another person's material against the model's own voice", 10, 20],
    ]);
    expect(tableOf(report, /not usable/)).toBeUndefined();
    expect(report.cautions.filter((caution) => caution.includes('scripted:stranger'))).toEqual([]);
  });

  test('prints no win rate of a judge that goes by place: the comparisons stand apart with the reason', async () => {
    const report = await run(scriptedModel(judgeScript(() => 'A'), { id: 'scripted:house-judge' }));

    expect(judgedOf(report)).toEqual([]);
    expect(tableOf(report, /win rates$/)).toBeUndefined();
    expect(tableOf(report, /not usable$/)?.rows.map(([a, b, pairs, why]) => [a, b, pairs, String(why).slice(0, 46)])).toEqual([
      ['hyperalign', 'hyperalign:placebo', 20, '100 % of its verdicts change with the order (l'],
      ['hyperalign', 'zero-shot', 20, '100 % of its verdicts change with the order (l'],
    ]);
    expect(report.cautions).toContainEqual(
      expect.stringMatching(/^The judge scripted:house-judge is not usable for this task/),
    );
    expect(report.cautions).toContainEqual(
      expect.stringMatching(/^The judge scripted:house-judge is of the same family as the model that wrote/),
    );
  });

  test('marks the win rates of a judge that cannot see style', async () => {
    const words = (text: string) => text.split(/\s+/).length;
    const longer = ({ a, b }: JudgeSees) => (words(a) === words(b) ? 'tie' : words(a) > words(b) ? 'A' : 'B');
    const report = await run(scriptedModel(judgeScript(longer), { id: 'scripted:stranger' }));

    const judged = report.contrasts.filter(({ measure }) => measure === 'judged-win-rate');
    expect(judged.length).toBeGreaterThan(0);
    for (const { sentence } of judged) expect(sentence).toMatch(/ Marked: the judge cannot see style: /);
    expect(report.cautions).toContainEqual(expect.stringMatching(/^Every win rate of the judge scripted:stranger is marked/));
  });

  test('says nothing of judging where there is none', async () => {
    const report = await run(null);

    expect(judgedOf(report)).toEqual([]);
    expect(report.tables.filter(({ name }) => name.startsWith('Judge'))).toEqual([]);
    expect(report.measures['judged-win-rate']).toBeUndefined();
  });

  test('is asked nothing again when the run is made again', async () => {
    const folder = temporaryFolder();
    const first = scriptedModel(judgeScript(seesHabits), { id: 'scripted:stranger' });
    const second = scriptedModel(judgeScript(seesHabits), { id: 'scripted:stranger' });

    const { contrasts, tables } = await run(first, folder);
    const again = await run(second, folder);

    expect(first.calls.every(({ prompt }) => !/hypothes|habit/i.test(prompt))).toBe(true);
    expect(second.calls).toEqual([]);
    expect({ contrasts: again.contrasts, tables: again.tables }).toEqual({ contrasts, tables });
  });
});
