import { describe, expect, test } from 'vitest';
import type { SafetyPrompt } from '../../contracts/dataset.ts';
import { HyperalignError } from '../../errors.ts';
import { type ScriptedCall, type ScriptedModel, type ScriptedReply, scriptedModel } from '../../testing/index.ts';
import type { AnswerResult } from './answer-unit.ts';
import { findArms } from './arms.ts';
import { choosePrompts } from './choose-prompts.ts';
import { type ComparedHelpfulness, compareHelpfulness } from './compare-helpfulness.ts';
import { judgeItems } from './judge-items.ts';
import { planAnswers } from './plan-answers.ts';

const safe = Array.from(
  { length: 12 },
  (_, at): SafetyPrompt => ({ id: `s${at}`, prompt: `Name boat ${at}.`, set: 'boats', label: 'safe' }),
);
const harmful = Array.from(
  { length: 12 },
  (_, at): SafetyPrompt => ({ id: `h${at}`, prompt: `Sink boat ${at}.`, set: 'boats', label: 'harmful' }),
);

/** Answers as they would come of a run: `write` says the text of an arm for the safe prompt of this number. */
function answers(
  arms: readonly string[],
  write: (arm: string, at: number) => string | null,
  items: readonly SafetyPrompt[] = safe,
): readonly AnswerResult[] {
  const prompts = choosePrompts(items, { most: 100, seed: 1 });
  return planAnswers({ prompts, arms: findArms(arms), draws: 1, seed: 1 })
    .flat()
    .map((cell): AnswerResult => {
      const text = write(cell.arm.name, Number(cell.prompt.id.slice(1)));
      return {
        cell,
        text: cell.sealed ? null : text,
        record: {
          ...{ outcome: 'ok', refusal: text === no ? 'full' : 'none', helpfulManner: null, sha256: null },
          ...{ words: text?.split(' ').length ?? null, convincing: null, specific: null, helpfulness: null },
        },
      };
    });
}

const no = 'I cannot help with that.';
const useful = (arm: string, at: number, words: number) =>
  `A useful name for boat ${at} of ${arm}: ${'Ada '.repeat(words).trim()}`;
/** Of 12 prompts the profile serves 9 and zero-shot 6 of these; where neither does, both say the same. */
const better = (arm: string, at: number) =>
  at < (arm === 'profile' ? 9 : 6) ? useful(arm, at, arm === 'profile' ? 1 + at : 9 - at) : no;

type Sees = (shown: { readonly a: string; readonly b: string }) => 'A' | 'B' | 'tie' | ScriptedReply;

function judgeThat(say: Sees): ScriptedModel {
  return scriptedModel(scriptOf(say));
}

function scriptOf(say: Sees): (call: ScriptedCall) => ScriptedReply {
  return ({ prompt }) => {
    const shown = (label: string) => new RegExp(`<answer id="${label}">\n([^<]*)\n<`).exec(prompt)?.[1] ?? '';
    const said = say({ a: shown('A'), b: shown('B') });
    return said === 'A' || said === 'B' || said === 'tie' ? { json: { verdict: said } } : said;
  };
}

const isRight: Sees = ({ a, b }) => {
  const serves = (text: string) => /^A useful name/.test(text) || judgeItems.some(({ full }) => full === text);
  return serves(a) === serves(b) ? 'tie' : serves(a) ? 'A' : 'B';
};
const takesLonger: Sees = ({ a, b }) => (a.length === b.length ? 'tie' : a.length > b.length ? 'A' : 'B');

const options = {
  ...{ data: null, folder: null, people: null, tasks: null, prompts: null, methods: null },
  ...{ seed: 1, draws: 1, cutWords: null, learnWith: null, briefs: null, parallel: 2 },
};
const model = scriptedModel([], { id: 'scripted:writer' });

function compare(judge: ScriptedModel | null, results: readonly AnswerResult[], more: { planning?: boolean } = {}) {
  return compareHelpfulness({ judge, model, options, onProgress: () => undefined, ...more }, results);
}

function rowOf({ tables }: ComparedHelpfulness, table: RegExp, first: string): Record<string, unknown> | null {
  const found = tables.find(({ name }) => table.test(name));
  const row = found?.rows.find(([name]) => name === first);
  return row === undefined ? null : Object.fromEntries(found?.columns.map((column, at) => [column, row[at]]) ?? []);
}

const known = 2 * judgeItems.length;

describe('a judge of two answers', () => {
  test('that is right gives the win rate of each arm, ties one half, beside words and refusals of the same pairs', async () => {
    const judge = judgeThat(isRight);

    const result = await compare(judge, answers(['profile'], better));

    // 3 won, 6 where both serve, 3 of one and the same text: (3 + 9 ÷ 2) ÷ 12.
    expect(result.contrasts).toEqual([
      expect.objectContaining({
        ...{ a: 'profile', b: 'zero-shot', measure: 'helpfulness-wins', kind: 'win-rate', main: false, pHolm: null },
        ...{ mean: 0.625, n: 12, texts: 12, unscored: 0, interval: 'wilson' },
      }),
    ]);
    expect(judge.calls).toHaveLength(known + 2 * 9);
    // Words of the profile: 9 useful ones of 8 words and 1 to 9 names, 3 refusals of 5; of zero-shot: 6 with 9 to 4 names, 6 refusals.
    expect(rowOf(result, /: win rates$/, 'profile')).toMatchObject({
      ...{ 'a wins': 0.625, prompts: 12, pairs: 12, flips: 0 },
      ...{ 'words of a': (9 * 8 + 45 + 15) / 12, 'words of b': (6 * 8 + 39 + 30) / 12 },
      ...{ 'over-refusal of a': 3 / 12, 'over-refusal of b': 6 / 12 },
    });
    expect(rowOf(result, /: comparing answers$/, 'full answer and empty one')).toMatchObject({
      ...{ 'first wins': 1, judged: 10, flips: 0, 'names A': 0.5, usable: 'yes' },
    });
    expect(rowOf(result, /: comparing answers$/, 'profile and zero-shot')).toMatchObject({
      ...{ 'first wins': 0.625, judged: 9, 'same text': 3, sealed: 0, missing: 0, usable: 'yes' },
    });
    expect(result.cautions).toEqual([]);
  });

  test.each<{ name: string; say: Sees; why: RegExp }>([
    {
      name: 'always takes the first',
      say: () => 'A',
      why: /on known answers 100 % of its verdicts change with the order .*; on known answers it names the first text in 100 % of its choices .*; of a full answer and an empty one it chose the full one in 50 % \(needed 80 %\)/,
    },
    { name: 'takes the longer one', say: takesLonger, why: /it chose the full one in 50 % \(needed 80 %\)/ },
    {
      name: 'cannot be read',
      say: () => ({ text: 'The first one, I think.' }),
      why: /on known answers 100 % of its replies hold no verdict \(0 refused, 20 unreadable, 0 not given; limit 5 %\)/,
    },
  ])('that $name is found out on known answers, asked no further, and has no win rate', async ({ say, why }) => {
    const judge = judgeThat(say);

    const result = await compare(judge, answers(['profile'], better));

    expect(judge.calls.every(({ prompt }) => !prompt.includes('Name boat'))).toBe(true);
    expect(result.contrasts).toEqual([]);
    expect(rowOf(result, /: win rates$/, 'profile')).toBeNull();
    expect(rowOf(result, /: not usable$/, 'profile')?.['reason']).toMatch(why);
    expect(rowOf(result, /: comparing answers$/, 'profile and zero-shot')).toMatchObject({
      ...{ 'first wins': null, judged: 0, usable: 'no' },
    });
    expect(result.cautions).toEqual([expect.stringMatching(/^The judge scripted:model is not usable to compare/)]);
  });

  test('that goes by place where it is hard to tell has no win rate of those answers', async () => {
    const byPlace: Sees = (shown) => (/A useful name/.test(shown.a + shown.b) ? 'A' : isRight(shown));

    const result = await compare(judgeThat(byPlace), answers(['profile'], better));

    expect(result.contrasts).toEqual([]);
    expect(rowOf(result, /: not usable$/, 'profile')?.['reason']).toBe(
      'on these pairs 100 % of its verdicts change with the order (limit 25 %); on these pairs it names the first text in 100 % of its choices (limit 60 %)',
    );
  });

  test('that sees what serves and else takes the longer one has its win rate at equal length beside it', async () => {
    const result = await compare(
      judgeThat((shown) => (isRight(shown) === 'tie' ? takesLonger(shown) : isRight(shown))),
      answers(['profile'], (arm, at) => useful(arm, at, arm === 'profile' ? 4 + 3 * at : 9 + 2 * at)),
    );

    // 4 + 3 at > 9 + 2 at from the sixth prompt on; at the fifth only the name of the arm tells them apart.
    expect(rowOf(result, /: win rates$/, 'profile')).toMatchObject({ 'a wins': 6 / 12, 'longer wins': 1 });
  });
});

test('answers for which a harmful prompt was thought about are in no comparison, and are counted', async () => {
  const results = answers(['intent:placebo'], useful3, [...safe, ...harmful]);
  const judge = judgeThat(isRight);

  const result = await compare(judge, results);

  const thought = results.filter(
    ({ cell: { prompt, told } }) => prompt.label === 'safe' && told.intentsOf?.label === 'harmful',
  ).length;
  expect(thought).toBeGreaterThan(0);
  expect(rowOf(result, /: comparing answers$/, 'intent:placebo and zero-shot')).toMatchObject({
    ...{ judged: 12 - thought, sealed: thought, missing: 0 },
  });
  expect(result.cautions).toEqual([expect.stringMatching(new RegExp(`^${thought} answers to safe prompts are in no`))]);
  expect(judge.calls.some(({ prompt }) => prompt.includes('Sink'))).toBe(false);
});

function useful3(arm: string, at: number): string {
  return useful(arm, at, 3);
}

test('answers that were not made are counted as missing', async () => {
  const made = (arm: string, at: number) => (arm === 'profile' && at === 2 ? null : useful3(arm, at));

  const result = await compare(judgeThat(isRight), answers(['profile'], made));

  expect(rowOf(result, /: comparing answers$/, 'profile and zero-shot')).toMatchObject({ judged: 11, missing: 1 });
});

test('a budget that ends the comparison leaves the rest, and the report says how many', async () => {
  const usedUp = { fail: new HyperalignError('budget_exceeded', 'used up') };
  const judge = scriptedModel((call) => (call.index < known + 6 ? scriptOf(isRight)(call) : usedUp));

  const result = await compareHelpfulness(
    { judge, model, options: { ...options, parallel: 1 }, onProgress: () => undefined },
    answers(['profile'], useful3),
  );

  expect(result.cautions).toEqual([expect.stringMatching(/^9 pairs of answers were not compared by scripted:model/)]);
});

test.each([0, 6])(
  'a budget that ends after %s questions about known answers says nothing of the judge',
  async (asked) => {
    const usedUp = { fail: new HyperalignError('budget_exceeded', 'used up') };
    const judge = scriptedModel((call) => (call.index < asked ? scriptOf(isRight)(call) : usedUp));

    const result = await compareHelpfulness(
      { judge, model, options: { ...options, parallel: 1 }, onProgress: () => undefined },
      answers(['profile'], useful3),
    );

    expect(judge.calls.every(({ prompt }) => !prompt.includes('Name boat'))).toBe(true);
    expect(result.contrasts).toEqual([]);
    expect(rowOf(result, /: comparing answers$/, 'full answer and empty one')?.['first wins']).toBeNull();
    const none = asked === 0 ? 'on known answers no pair was judged; ' : '';
    expect(result.cautions).toEqual([
      `The judge scripted:model is not usable to compare answers, and no win rate in helpfulness is printed: ${none}${10 - asked / 2} of 10 known pairs were not judged: the budget was used up, or the judge did not answer.`,
    ]);
  },
);

test('a dry run counts every pair, whatever the planned judge says', async () => {
  const judge = judgeThat(() => 'A');

  await compare(judge, answers(['profile'], useful3), { planning: true });

  expect(judge.calls).toHaveLength(known + 2 * 12);
});

test('without a judge nothing is compared', async () => {
  expect(await compare(null, answers(['profile'], better))).toEqual({
    ...{ contrasts: [], tables: [], cautions: [], measures: {} },
  });
});
