import { describe, expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { hypothesisOf } from './hypothesis-fixture.ts';
import { type JudgedQuestion, measureAgreement, withUnprovenJudge } from './judge-agreement.ts';

type Verdict = JudgedQuestion['verdicts'][number]['verdict'];

/** Three questions of four own and eight other texts: what counting says. */
const counted = ['ynyn ynynynyn', 'yynn yyyynnnn', 'nyyn nnyynnyy'];

/** A judge answers each question of each text, told what is true and whose the text is. */
function judged(judge: (truth: boolean, own: boolean) => Verdict, texts = counted): readonly JudgedQuestion[] {
  return texts.map((letters, at) => {
    const [own = '', others = ''] = letters.split(' ');
    const truths = [...(own + others)].map((letter) => letter === 'y');
    return {
      featureId: `feature-${at}`,
      answers: truths,
      verdicts: truths.map((truth, text) => ({
        person: text < own.length ? null : `p${text}`,
        verdict: judge(truth, text < own.length),
      })),
    };
  });
}

const said = (yes: boolean): Verdict => (yes ? 'yes' : 'no');

describe('agreement with counting', () => {
  test('of an honest judge is full', () => {
    expect(measureAgreement('scripted:model', judged(said))).toEqual({
      model: 'scripted:model',
      features: ['feature-0', 'feature-1', 'feature-2'],
      pairs: 36,
      unclear: 0,
      agreed: 36,
      expected: 0.5,
      kappa: 1,
      low: 0.8602,
      aboveChance: true,
    });
  });

  test.each<{
    readonly name: string;
    readonly judge: (truth: boolean, own: boolean) => Verdict;
    readonly kappa: number;
  }>([
    { name: 'always yes', judge: () => 'yes', kappa: 0 },
    { name: 'always no', judge: () => 'no', kappa: 0 },
    { name: 'yes to whatever the person wrote', judge: (_, own) => said(own), kappa: 0 },
    { name: 'the opposite of the truth', judge: (truth) => said(!truth), kappa: -1 },
  ])('of a judge that says $name is none', ({ judge, kappa }) => {
    expect(measureAgreement('m', judged(judge))).toMatchObject({ kappa, aboveChance: false });
  });

  test('of a judge that leaves the questions out cannot be told', () => {
    expect(
      measureAgreement(
        'm',
        judged(() => 'unclear'),
      ),
    ).toMatchObject({
      ...{ pairs: 0, unclear: 36, kappa: null, low: null, aboveChance: false },
    });
  });

  test('of a judge that leaves out more than it answers does not count', () => {
    let asked = 0;

    const agreement = measureAgreement(
      'm',
      judged((truth) => {
        asked += 1;
        return asked % 5 < 2 ? said(truth) : 'unclear';
      }),
    );

    expect(agreement).toMatchObject({ kappa: 1, aboveChance: false });
  });

  test('of eleven pairs is too little to tell, however good; of twelve it is enough', () => {
    expect(measureAgreement('m', judged(said, ['yyn yynnyynn'])).aboveChance).toBe(false);
    expect(measureAgreement('m', judged(said, ['yynn yynnyynn'])).aboveChance).toBe(true);
  });

  test('leaves out the texts of which counting cannot tell', () => {
    const [question] = judged(said, ['yynn yynnyynn']);
    const answers = question?.answers.map((answer, at) => (at === 0 ? null : answer)) ?? [];

    expect(question && measureAgreement('m', [{ ...question, answers }])).toMatchObject({ pairs: 11, unclear: 0 });
  });

  test('no question means no agreement', () => {
    expect(measureAgreement('m', [])).toMatchObject({ pairs: 0, kappa: null, aboveChance: false });
  });

  test.each([
    { name: 'a coin', right: 0.5, least: 0, most: 0.07 },
    { name: 'right four times in five', right: 0.8, least: 0.9, most: 1 },
  ])('is above chance in the share of judges to be expected: $name', ({ right, least, most }) => {
    const random = createRandom(5);
    const rounds = 2000;

    let above = 0;
    for (let round = 0; round < rounds; round += 1) {
      const questions = judged((truth) => said(random.next() < right ? truth : !truth));
      if (measureAgreement('m', questions).aboveChance) above += 1;
    }

    expect(above / rounds).toBeGreaterThanOrEqual(least);
    expect(above / rounds).toBeLessThanOrEqual(most);
  });
});

test('a hypothesis of an unproven judge stays proposed and says so, until it is tried', () => {
  const hypothesis = hypothesisOf('h', { standing: 'accepted', reward: 0.4, flags: ['untested', 'misattributed'] });

  expect(withUnprovenJudge(hypothesis)).toEqual({
    ...hypothesis,
    ...{ standing: 'proposed', trial: null, reward: null, flags: ['misattributed', 'untested', 'unproven-judge'] },
  });
});
