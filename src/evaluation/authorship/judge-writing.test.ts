import { describe, expect, test } from 'vitest';
import { type JudgeSees, judgeScript, seesStyle } from '../../../test/support/judged-pairs.ts';
import type { Table } from '../../contracts/evaluation-report.ts';
import type { Method } from '../../ports/method.ts';
import { type ScriptedModel, scriptedModel } from '../../testing/index.ts';
import type { EvaluationPerson } from '../evaluation-person.ts';
import type { CellResult } from '../run-cells.ts';
import type { ScoredText } from '../scored-text.ts';
import { type JudgedWriting, type JudgeWritingInput, judgeWriting } from './judge-writing.ts';
import { materialOf, planCells } from './plan-cells.ts';

const tasks = 2;

/** Twelve people whose style is one word; `hyperalign` writes in it, its placebo in the next one's, zero-shot in none. */
const people = Array.from({ length: 12 }, (_, at): EvaluationPerson => {
  const texts = (role: string, count: number) =>
    Array.from({ length: count }, (__, number) => ({
      ...{ id: `${role}-${number}`, source: `${role}-${number}`, title: null },
      text: styled(`style-${at}`, 8 + ((at * 7 + number * 5) % 11)),
    }));
  const person = `person-${String(at).padStart(2, '0')}`;
  return {
    person,
    register: 'email',
    learn: texts('l', 2),
    select: [],
    evaluate: texts('e', 4),
    targets: texts('t', tasks),
  };
});

function styled(style: string, words: number): string {
  return [style, ...Array.from({ length: words }, (_, at) => ['we', 'met', 'and', 'spoke'][at % 4])].join(' ');
}

function methodNamed(name: string, personal: boolean): Method {
  return {
    ...{ name, summary: '', version: 1, personal },
    open: () => Promise.reject(new Error('not opened here')),
  };
}

function inputOf(write: (result: CellResult['cell'], at: number) => string): JudgeWritingInput {
  const donors = new Map(people.map((person, at) => [person.person, people[(at + 1) % people.length] ?? person]));
  const tasksOf = new Map(
    people.map(({ person, targets }) => [
      person,
      targets.map(({ id }) => ({ id, person, register: 'email', brief: 'Write.', words: 12 })),
    ]),
  );
  const methods = [methodNamed('zero-shot', false), methodNamed('hyperalign', true)];
  const results = planCells({ ...{ people, tasks: tasksOf, donors, methods }, draws: 1, seed: 1 }).map(
    (cell, at): CellResult => ({
      ...{ cell, outcome: 'ok', statements: [] },
      written: { text: write(cell, at), cut: false, compliance: null },
    }),
  );
  const rows = results.map(
    ({ cell: { method, kind, task } }): ScoredText => ({
      ...{
        method: kind === 'placebo' ? `${method.name}:placebo` : method.name,
        kind,
        person: task.person,
        task: task.id,
      },
      ...{ draw: 0, values: { 'similarity-masked': kind === 'method' && method.personal ? 2 : 1 } },
    }),
  );
  return { results, people, tasks: tasksOf, donors, rows };
}

const imitating = inputOf(({ method, material }, at) =>
  method.personal
    ? styled(/style-\d+/.exec(material.samples[0]?.text ?? '')?.[0] ?? '', 6 + (at % 9))
    : styled('plainly', 5 + (at % 13)),
);

const options = {
  ...{
    data: null,
    folder: null,
    people: null,
    tasks,
    prompts: null,
    methods: null,
    seed: 1,
    draws: 1,
    cutWords: null,
    learnWith: null,
    briefs: null,
    parallel: 4,
  },
};
const model = scriptedModel([], { id: 'scripted:house-writer' });

function judged(judge: ScriptedModel | null, input = imitating): Promise<JudgedWriting> {
  return judgeWriting({ judge, model, options, onProgress: () => undefined }, input);
}

const stranger = (say: Parameters<typeof judgeScript>[0]) =>
  scriptedModel(judgeScript(say), { id: 'scripted:stranger' });
const tableOf = ({ tables }: JudgedWriting, name: RegExp): Table | undefined =>
  tables.find((one) => name.test(one.name));

describe('a judge of written texts', () => {
  test('gives the win rates of the main contrasts, each beside one that no judge had a part in', async () => {
    const result = await judged(stranger(seesStyle));

    expect(result.contrasts).toEqual(
      ['hyperalign:placebo', 'zero-shot'].map((b) =>
        expect.objectContaining({
          ...{ a: 'hyperalign', b, measure: 'judged-win-rate', kind: 'win-rate', main: false, pHolm: null },
          ...{ mean: 1, n: 12, texts: 24, unscored: 0, interval: 'wilson' },
          sentence: expect.stringMatching(
            /^hyperalign is above .* \(judged-win-rate, wins 1\.00 \[\.\d\d, 1\.00\], n = 12\)\.$/,
          ),
        }),
      ),
    );
    const rates = tableOf(result, /stranger: win rates$/);
    const beside = rates?.columns.indexOf('a wins by similarity-masked, same pairs') ?? -1;
    expect(rates?.rows.map((row) => [row[beside], row.at(-1)])).toEqual([
      [1, 'no'],
      [1, 'no'],
    ]);
    expect(result.measures['judged-win-rate']).toMatchObject({ better: 'higher', masked: false });
    expect(result.cautions).toEqual([]);
  });

  test('is tried on pairs with known answers in every run', async () => {
    const rows = tableOf(await judged(stranger(seesStyle)), /pairs with known answers$/)?.rows;

    expect(rows?.map(([what, , wins, , , , pairs]) => [what, wins, pairs])).toEqual([
      ["the person's own text against another person's of the register", 1, 24],
      ["the person's own text against the model's own voice", 1, 24],
      ['two texts of the person', 0.5, 12],
      ["two texts in the model's own voice", 0.5, 12],
      ["a text made with another person's material against the model's own voice", 0.5, 24],
    ]);
  });

  test('prints no win rate where it goes by place: the comparisons stand apart, with the reason', async () => {
    const result = await judged(
      scriptedModel(
        judgeScript(() => 'A'),
        { id: 'scripted:house-judge' },
      ),
    );

    expect(result.contrasts).toEqual([]);
    expect(tableOf(result, /win rates$/)).toBeUndefined();
    expect(
      tableOf(result, /not usable$/)?.rows.map(([a, b, pairs, why]) => [a, b, pairs, String(why).slice(0, 40)]),
    ).toEqual([
      ['hyperalign', 'hyperalign:placebo', 24, '100 % of its verdicts change with the or'],
      ['hyperalign', 'zero-shot', 24, '100 % of its verdicts change with the or'],
    ]);
    expect(result.cautions).toEqual([
      expect.stringMatching(/^The judge scripted:house-judge is not usable for this task/),
      expect.stringMatching(/^Every win rate of the judge scripted:house-judge is marked: it cannot see style/),
      expect.stringMatching(/^The judge scripted:house-judge is of the same family as the model that wrote/),
    ]);
  });

  test('has its win rates marked where it cannot see style', async () => {
    const words = (text: string) => text.split(' ').length;
    const longer = ({ a, b }: JudgeSees) => (words(a) === words(b) ? 'tie' : words(a) > words(b) ? 'A' : 'B');
    const result = await judged(stranger(longer));

    expect(result.contrasts).toHaveLength(2);
    for (const { sentence } of result.contrasts)
      expect(sentence).toMatch(/ Marked: the judge cannot see style: .*; prefers the longer text/);
    expect(tableOf(result, /win rates$/)?.rows.map((row) => String(row.at(-1)).slice(0, 16))).toEqual([
      'cannot see style',
      'cannot see style',
    ]);
  });

  test('sees three texts of the person that no method saw, and nothing else of the person', async () => {
    const judge = stranger(seesStyle);
    await judged(judge);

    const methodSaw = people.flatMap((person) => materialOf(person).samples.map(({ text }) => text));
    for (const { prompt } of judge.calls.slice(0, 50)) {
      const known = [...prompt.matchAll(/<known id="\d">\n([\s\S]*?)\n<\/known>/g)].map(([, text]) => text ?? '');
      expect(known).toHaveLength(3);
      expect(people.some(({ evaluate }) => known.every((text) => evaluate.some((one) => one.text === text)))).toBe(
        true,
      );
      expect(prompt).not.toMatch(/hypothes/i);
    }
    expect(methodSaw.length).toBeGreaterThan(0);
  });

  test('that is joined by a second one is held against it: kappa over the same pairs, and win rates of either', async () => {
    const second = scriptedModel(judgeScript(seesStyle), { id: 'scripted:other' });
    const setting = { judge: stranger(seesStyle), secondJudge: second, model, options, onProgress: () => undefined };

    const result = await judgeWriting(setting, imitating);

    expect(tableOf(result, /^Agreement of judges$/)?.rows).toEqual([
      ['scripted:stranger', 'scripted:other', 1, 1, 1, 1, 24 * 3 + 12 * 2 + 24 * 2],
    ]);
    expect(result.contrasts.map(({ measure }) => measure)).toEqual([
      ...['judged-win-rate', 'judged-win-rate', 'judged-win-rate-second', 'judged-win-rate-second'],
    ]);
    expect(result.measures['judged-win-rate-second']?.summary).toMatch(/Judge: scripted:other\.$/);
  });

  test('is left out where there is none', async () => {
    expect(await judged(null)).toEqual({ contrasts: [], tables: [], cautions: [], measures: {} });
  });
});
