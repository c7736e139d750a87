import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type EvaluationReport, evaluationReportSchema } from '../../src/contracts/evaluation-report.ts';
import { compareReports } from '../../src/evaluation/compare/compare-reports.ts';
import { hypothesisCount } from '../../src/evaluation/curves/hypothesis-count.ts';
import { sampleEfficiency } from '../../src/evaluation/curves/sample-efficiency.ts';
import { outOfRegister } from '../../src/evaluation/registers/out-of-register.ts';
import { plantedRegisters } from '../../src/evaluation/registers/planted-registers.ts';
import { readTwoRegisters } from '../../src/evaluation/registers/read-two-registers.ts';
import { methodCards } from '../../src/evaluation/report/methods-card.ts';
import { transfer } from '../../src/evaluation/transfer/transfer.ts';
import { type ScriptedCall, type ScriptedModel, scriptedModel } from '../../src/testing/index.ts';
import { briefReply } from '../support/brief-reply.ts';
import { type RunOptions, runExperiment } from '../support/evaluation-run.ts';
import { learningReplies } from '../support/learning-replies.ts';
import { ignores, obeys } from '../support/obeying-writer.ts';
import { writePlantedPeople } from '../support/planted-people.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const facts = { size: 'small', delivery: 'hypotheses' } as const;

async function run(more: Pick<RunOptions, 'experiment'> & Partial<RunOptions>): Promise<EvaluationReport> {
  const folder = temporaryFolder();
  const data = writePlantedPeople(folder, { people: 8, texts: 12, seed: 1 });
  const report = await runExperiment({
    ...{ model: scriptedModel(obeys, facts), replies: join(folder, 'replies') },
    ...more,
    options: { data, people: 4, tasks: 1, ...more.options },
  });
  expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
  return report;
}

describe('the sample-efficiency experiment', () => {
  test('has a curve over nested subsets with a line an arm, and says which sizes were not run', async () => {
    const report = await run({
      experiment: sampleEfficiency,
      options: { methods: ['zero-shot', 'own-turns'], draws: 2 },
    });

    const [curve] = report.curves;
    expect(curve?.lines.map(({ name, points }) => [name, points.map(({ x }) => x)])).toEqual([
      ['own-turns', [1, 2, 4]],
      ['own-turns:placebo', [1, 2, 4]],
      ['zero-shot', [1, 2, 4]],
      ['real-text', [1, 2, 4]],
      ['other-author', [1, 2, 4]],
    ]);
    // What holds of the authorship experiment's figures holds of these: too few people, and too few others to learn them against.
    expect(report.cautions.slice(0, 2)).toEqual([
      'With 4 people this is a demonstration, not a result.',
      expect.stringMatching(/^4 of the people were not learned against the other half of the corpus/),
    ]);
    // Four people, one task, two subsets.
    expect(curve?.lines[0]?.points[0]).toMatchObject({ n: 4, texts: 8 });
    // Nothing could be verified with so few texts: no plot is drawn of that.
    expect(report.notRun.map(({ name }) => name)).toEqual(['k = 8', 'k = 16', 'curve verification by samples']);
    expect(report.curves.map(({ y }) => y)).toEqual(['similarity-masked', 'placed']);
    expect(report.tables.map(({ name }) => name)).toEqual([
      ...['From how many samples on', 'Own over placebo by samples', 'Hypotheses told', 'Texts written again'],
    ]);
    expect(curve?.lines.map(({ level }) => level ?? false)).toEqual([false, false, true, true, true]);
    const placed = report.curves.find(({ y }) => y === 'placed')?.lines;
    expect(placed?.slice(3).map(({ points }) => points.map(({ mean }) => mean))).toEqual([
      [1, 1, 1].map((one) => expect.closeTo(one, 9)),
      [0, 0, 0].map((none) => expect.closeTo(none, 9)),
    ]);
    // Every arm is what its method is, at whatever point.
    const cards = new Map(methodCards(report).map((card) => [card.name, card]));
    expect(cards.get('own-turns (k = 2)')).toMatchObject({ version: 2, kind: 'method' });
    expect(cards.get('own-turns:placebo (k = 2)')).toMatchObject({ version: 2, kind: 'placebo' });
    expect(cards.get('own-turns:placebo (k = 2)')?.summary).toMatch(/^Control: the same with another person's/);
    expect(cards.get('real-text')?.summary).not.toBe(cards.get('other-author')?.summary);
    expect(report.run.model.parameters).toMatchObject({ subsets: 2 });
    // By pseudonyms of its own people, so that another run is compared person by person.
    const { pairs, contrasts } = compareReports(report, report);
    expect([pairs, new Set(contrasts.map(({ verdict }) => verdict))]).toEqual([4, new Set(['same'])]);
  });
});

describe('the hypothesis-count experiment', () => {
  test('tells at most so many, and says how many there were to tell', async () => {
    const model = scriptedModel(obeys, facts);
    const report = await run({ experiment: hypothesisCount, model });

    const lines = model.calls
      .filter(isWriting)
      .map(({ system }) => system.split('\n').filter((line) => line.startsWith('- ')).length);
    expect(Math.max(...lines)).toBeLessThanOrEqual(10);
    expect(report.curves[0]?.lines[0]?.points.map(({ x }) => x)).toEqual([1, 2, 3, 5, 10]);
    const told = report.tables.find(({ name }) => name === 'Hypotheses told');
    expect(told?.rows.map(([limit]) => limit)).toEqual([1, 2, 3, 5, 10]);
    expect(told?.rows[0]).toEqual([1, 1, 4]);
    expect(report.contrasts.filter(({ main }) => !main).map(({ a, b }) => `${a} ${b}`)).toEqual(
      expect.arrayContaining([...['hyperalign:first-5 hyperalign:first-3', 'hyperalign:first-10 hyperalign:first-5']]),
    );
    // The writer does what it is told.
    const compliance = report.methods['hyperalign:first-5']?.measures['compliance'];
    expect(compliance?.n).toBeGreaterThan(0);
    expect(compliance?.mean).toBeGreaterThan(0);
  });
});

describe('the transfer experiment', () => {
  test('crosses every learner with every writer; what counting alone learned is retained whole', async () => {
    const obeying = scriptedModel(obeys, { ...facts, id: 'scripted:obeys' });
    const ignoring = scriptedModel(ignores, { ...facts, id: 'scripted:ignores' });
    const report = await run({ experiment: transfer, model: obeying, models: [obeying, ignoring] });

    const retained = report.tables.find(({ name }) => name === 'Retained gain');
    expect(retained?.columns).toEqual(['learned by', 'written by', 'retained', 'low', 'high', 'people']);
    // Both learn by counting alone here, so the profile is the same, whoever learned it: there is no spread either.
    expect(retained?.rows.slice(0, 2)).toEqual([
      ['scripted:obeys', 'scripted:obeys', expect.closeTo(1, 9), null, null, 4],
      ['scripted:ignores', 'scripted:obeys', expect.closeTo(1, 9), null, null, 4],
    ]);
    expect(report.curves.map(({ y }) => y)).toEqual(['similarity-masked', 'placed']);
    expect(report.tables[0]?.rows).toHaveLength(6);
    expect(ignoring.calls.some(isWriting)).toBe(true);
  });

  test('E14: a dry run tells the calls of models that learn different things, and finds all of them kept afterwards', async () => {
    const folder = temporaryFolder();
    const data = writePlantedPeople(folder, { people: 8, texts: 14, seed: 1 });
    const models = [
      learnsAndObeys('scripted:a', { claim: 'Tells what came of it before how it came.', data }),
      learnsAndObeys('scripted:b', { claim: 'Keeps the question back until the last line.', data }),
    ];
    const ran = (dryRun: boolean) =>
      runExperiment({
        ...{ experiment: transfer, model: models[0] ?? null, models, replies: join(folder, 'replies'), dryRun },
        options: { data, people: 4, tasks: 1 },
      });

    const planned = await ran(true);
    const real = await ran(false);
    const again = await ran(true);

    // Four briefs; by either model four questions of each of three kinds to learn, four texts without a profile, and of four own and four placebo
    // profiles of two learners one text.
    expect(real.run.calls).toBe(4 + 2 * (3 * 4 + 4 + 2 * (4 + 4)));
    expect(planned.run).toMatchObject({ calls: real.run.calls, cachedCalls: 0 });
    expect(planned.planned?.cells).toBe(2 * (4 + 2 * (4 + 4)));
    expect(again.run).toMatchObject({ calls: 0, cachedCalls: real.run.calls });
  });

  test('is refused with one model', async () => {
    await expect(run({ experiment: transfer, models: [scriptedModel(obeys)] })).rejects.toThrow(
      /needs two models or more and was given scripted:model.*--models/,
    );
  });
});

describe('the out-of-register experiment', () => {
  test('learns e-mails and writes posts of planted authors where no data set has people of both, and says so', async () => {
    const folder = temporaryFolder();
    const model = scriptedModel(obeys, facts);
    const report = await runExperiment({
      ...{ experiment: outOfRegister, model, replies: join(folder, 'replies') },
      options: { people: 4, tasks: 1, methods: ['zero-shot', 'own-turns'] },
    });

    expect(evaluationReportSchema.safeParse(report).error).toBeUndefined();
    expect(report.cautions[0]).toMatch(/^No data set was named: these are planted authors/);
    expect(report.run.model.parameters).toMatchObject({
      ...{ learned: 'email', written: 'post', people: 4, authors: 'planted' },
    });
    const shown = (arm: string) => model.calls.filter(({ turns }) => turns.some(({ text }) => text.startsWith(arm)));
    expect(shown('Hello')).not.toEqual([]);
    expect(report.units?.ids).toHaveLength(4);
    expect(report.curves[0]?.lines.map(({ name, points }) => [name, points.length])).toEqual([
      ['own-turns', 2],
      ['own-turns:placebo', 2],
      ['zero-shot', 2],
      ['real-text', 2],
      ['other-author', 2],
    ]);
    expect(report.contrasts.filter(({ main }) => main).map(({ a, b }) => [a, b])).toEqual([
      ['own-turns (another register)', 'own-turns:placebo (another register)'],
    ]);
  });

  test('tells the hypotheses that were learned in the other register', async () => {
    const folder = temporaryFolder();
    const model = scriptedModel(obeys, facts);
    const report = await runExperiment({
      ...{ experiment: outOfRegister, model, replies: join(folder, 'replies') },
      options: { people: 4, tasks: 1, methods: ['hyperalign:hypotheses'] },
    });

    // Four people, own and placebo; the other register is written first.
    const told = model.calls.filter(isWriting).slice(0, 8);
    for (const { system } of told) expect(system).toMatch(/^You are a person writing your own posts\.[\s\S]*\n- /);
    expect(report.methods['hyperalign:hypotheses (another register)']?.measures['compliance']?.n).toBeGreaterThan(0);
    const table = report.tables.find(({ name }) => name === 'Hypotheses told');
    expect(table?.rows.map(([method, where, , people, none]) => [method, where, people, none])).toEqual([
      ['hyperalign:hypotheses', 'another register', 4, 0],
      ['hyperalign:hypotheses', 'the same register', 4, expect.any(Number)],
    ]);
  });

  test('takes people of the data set where four have both', () => {
    const dataset = plantedRegisters(6, 1);
    const found = readTwoRegisters(dataset, { seed: 1, cutWords: null }, { people: 4, tasks: 1 });

    expect(found).toMatchObject({ register: 'post', learnRegister: 'email', leftOut: { 'one-register': 0 } });
    expect(found?.folds.flatMap(({ people }) => people)).toHaveLength(4);
    const posts = { ...dataset, items: dataset.items.filter(({ register }) => register === 'post') };
    expect(readTwoRegisters(posts, { seed: 1, cutWords: null }, { people: 4, tasks: 1 })).toBeNull();
  });
});

/** A large model that finds in everybody what it always finds, sees it in their texts and in no others, and writes as it is told. */
function learnsAndObeys(id: string, { claim, data }: { readonly claim: string; readonly data: string }): ScriptedModel {
  const texts = readFileSync(data, 'utf8');
  const learns = learningReplies({
    claims: [{ dimension: 'communication-strategy', claim, check: 'Does the text do so?' }],
    isOwn: (text) => texts.includes(JSON.stringify(text.slice(0, 40)).slice(1, -1)),
  });
  return scriptedModel((call) => briefReply(call) ?? (isWriting(call) ? obeys(call) : learns(call)), {
    size: 'large',
    delivery: 'hypotheses',
    id,
  });
}

function isWriting({ options }: ScriptedCall): boolean {
  return options.responseFormat?.type !== 'json';
}
