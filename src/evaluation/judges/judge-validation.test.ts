import { describe, expect, test } from 'vitest';
import { fictionalPairs, type JudgeSees, judgeScript, seesStyle } from '../../../test/support/judged-pairs.ts';
import { hashText } from '../../core/numerics/hash-text.ts';
import { createRandom } from '../../core/numerics/index.ts';
import { scriptedModel } from '../../testing/index.ts';
import { askPairs } from './ask-pairs.ts';
import { judgeCautions } from './judge-cautions.ts';
import { type JudgeValidation, validateJudge } from './judge-validation.ts';
import { compareArms } from './judged-comparison.ts';
import { sameWriter } from './pair-questions.ts';
import type { PairVerdict } from './pair-verdict.ts';

const writer = 'scripted:house-writer';

interface Judged {
  readonly verdicts: readonly PairVerdict[];
  readonly validation: JudgeValidation;
}

async function judge(
  say: Parameters<typeof judgeScript>[0],
  { id = 'scripted:stranger', people = 12 }: { readonly id?: string; readonly people?: number } = {},
): Promise<Judged> {
  const pairs = fictionalPairs({ people, each: 2, seed: 3, model: writer });
  const model = scriptedModel(judgeScript(say), { id });
  const { verdicts } = await askPairs(model, pairs, { question: sameWriter, seed: 1, parallel: 4 });
  return { verdicts, validation: validateJudge(verdicts, { judge: id, writer, seed: 1 }) };
}

const words = (text: string) => text.split(' ').length;
const longer = ({ a, b }: JudgeSees) => (words(a) === words(b) ? 'tie' : words(a) > words(b) ? 'A' : 'B');
const ownFamily = (sees: JudgeSees) => {
  const [a, b] = [sees.a.includes('generated'), sees.b.includes('generated')];
  return a === b ? seesStyle(sees) : a ? 'A' : 'B';
};
const garbled = (sees: JudgeSees) =>
  hashText(`${sees.a}|${sees.b}`) % 10 === 0 ? 'The first one, I should think.' : seesStyle(sees);

describe('E6: a judge that', () => {
  test('sees style is usable and unmarked', async () => {
    const { validation } = await judge(seesStyle);

    expect(validation).toMatchObject({ unusable: [], marks: [], ofWritersFamily: false, selfPreference: null });
    expect(validation.agreement).toMatchObject({ rate: 1, people: 12, n: 48 });
    expect(validation.rows.map(({ name, wins, passes }) => [name, wins.rate, passes])).toEqual([
      ['real-text/other-author', 1, true],
      ['real-text/zero-shot', 1, true],
      ['real-text/real-text', 0.5, true],
      ['zero-shot/zero-shot', 0.5, true],
      ['placebo/zero-shot', 0.5, null],
    ]);
  });

  test('always takes the first is not usable', async () => {
    const { verdicts, validation } = await judge(() => 'A');

    expect(validation.unusable).toEqual([
      '100 % of its verdicts change with the order (limit 25 %)',
      'it names the first text in 100 % of its choices (limit 60 %)',
    ]);
    expect(compareArms(verdicts, { a: 'own', b: 'placebo', validation, seed: 1 })).not.toHaveProperty('winRate');
  });

  test('takes the longer one is marked for its length and for not seeing style', async () => {
    const { validation } = await judge(longer);

    expect(validation.longerWins).toMatchObject({ rate: 1, people: 12 });
    expect(validation.marks).toEqual([
      expect.stringMatching(/^cannot see style: .* chose the own one in \d+ % \(needed 80 %\)$/),
      'prefers the longer text: it won 100 % where nothing else differs',
    ]);
  });

  test('takes its own family’s text is marked for it', async () => {
    const { validation } = await judge(ownFamily, { id: 'scripted:house-judge' });

    expect(validation.selfPreference?.ownFamilyWins).toMatchObject({ rate: 1, n: 24 });
    expect(validation.selfPreference?.excess).toEqual({ mean: 1, low: 1, high: 1, people: 12 });
    expect(validation.marks).toEqual([
      'prefers texts of its own family: they beat the real text 100 % more often than another person’s text does'.replace(
        '’',
        "'",
      ),
    ]);
  });

  test('answers at random is not usable', async () => {
    const random = createRandom(11);
    const { validation } = await judge(() => (random.next() < 0.5 ? 'A' : 'B'));

    expect(validation.unusable).toContainEqual(expect.stringMatching(/change with the order \(limit 25 %\)$/));
    expect(validation.marks).toContainEqual(expect.stringMatching(/^cannot see style/));
  });

  test('gives garbage one time in ten is not usable, though the rest is right', async () => {
    const { verdicts, validation } = await judge(garbled);

    expect(validation.agreement.rate).toBe(1);
    expect(validation.unusable).toEqual([
      expect.stringMatching(
        /^\d+ % of its replies hold no verdict \(0 refused, \d+ unreadable, 0 not given; limit 5 %\)$/,
      ),
    ]);
    const { unreadable, replies } = validation.conduct;
    expect(unreadable / replies).toBeGreaterThan(0.05);
    expect(replies).toBe(2 * verdicts.length);
  });

  test('declines is counted as declining', async () => {
    const { validation } = await judge(() => ({ text: '', finishReason: 'content-filter' }), { people: 4 });

    expect(validation.conduct).toMatchObject({ refused: 96, unreadable: 0, unanswered: 0, replies: 96 });
    expect(validation.unusable).toEqual([expect.stringContaining('96 refused')]);
    expect(validation.marks).toEqual([expect.stringContaining('was not shown to see style')]);
  });
});

describe('a judge of the writer’s family', () => {
  test('is reported so, with how much it prefers such texts', async () => {
    const { validation } = await judge(seesStyle, { id: 'scripted:house-judge' });

    expect([...judgeCautions(validation)]).toEqual([
      "The judge scripted:house-judge is of the same family as the model that wrote: texts of that family beat the real text 0.00 [0.00, 0.00] more often than another person's text does (12 people).",
    ]);
  });

  test('is reported so too where nothing was judged', () => {
    const validation = validateJudge([], { judge: 'scripted:house-judge', writer, seed: 1 });

    expect([...judgeCautions(validation)]).toEqual([
      'The judge scripted:house-judge is not usable for this task, and none of its win rates is printed: no pair was judged.',
      'Every win rate of the judge scripted:house-judge is marked: it was not shown to see style: it gave no verdict on real texts of two people.',
      'The judge scripted:house-judge is of the same family as the model that wrote; whether it prefers such texts could not be measured.',
    ]);
  });
});
