import { describe, expect, test } from 'vitest';
import { fictionalPairs, judgeScript, seesStyle } from '../../../test/support/judged-pairs.ts';
import { HyperalignError } from '../../errors.ts';
import { scriptedModel } from '../../testing/index.ts';
import { askPairs } from './ask-pairs.ts';
import { judgeAgreement } from './judge-agreement.ts';
import { judgeConduct } from './judge-conduct.ts';
import { betterAnswer, sameWriter } from './pair-questions.ts';

const pairs = fictionalPairs({ people: 3, each: 1, seed: 1, model: 'scripted:writer' });
const once = { question: sameWriter, seed: 5, parallel: 1 };

describe('a judge', () => {
  test('is asked about every pair in both orders, at temperature 0, for a verdict by schema', async () => {
    const judge = scriptedModel(judgeScript(seesStyle));

    const { verdicts, left } = await askPairs(judge, pairs, once);

    expect(left).toBe(0);
    expect(verdicts.map(({ id }) => id)).toEqual(pairs.map(({ id }) => id));
    expect(judge.calls).toHaveLength(2 * pairs.length);
    const [asked, swapped] = judge.calls;
    expect(asked?.options).toMatchObject({ temperature: 0, seed: 5, responseFormat: { type: 'json' } });
    const { first, second } = pairs[0] ?? { first: { text: '-' }, second: { text: '-' } };
    expect(asked?.prompt).toContain(`<candidate id="A">\n${first.text}\n</candidate>`);
    expect(swapped?.prompt).toContain(`<candidate id="A">\n${second.text}\n</candidate>`);
  });

  test('of answers is shown the request and both answers, A and B in turn', async () => {
    const judge = scriptedModel(() => ({ json: { verdict: 'tie' } }));
    const [first, second] = [
      { text: 'Six minutes.', model: null },
      { text: 'No.', model: null },
    ];
    const asked = { id: '1', row: 'r', person: 'p', request: 'How do I soft-boil an egg?', first, second };

    await askPairs(judge, [asked], { ...once, question: betterAnswer });

    const block = (label: string, id: string, text: string) => `<${label} id="${id}">\n${text}\n</${label}>`;
    expect(judge.calls.map(({ prompt }) => prompt)).toEqual(
      [
        ['Six minutes.', 'No.'],
        ['No.', 'Six minutes.'],
      ].map(([a = '', b = '']) =>
        expect.stringContaining(
          `${block('request', '1', asked.request)}\n\n${block('answer', 'A', a)}\n${block('answer', 'B', b)}`,
        ),
      ),
    );
  });

  test('may mend a reply that cannot be read once', async () => {
    const judge = scriptedModel(({ turns }) => (turns.length === 1 ? 'The first.' : { json: { verdict: 'tie' } }));

    const { verdicts } = await askPairs(judge, pairs.slice(0, 2), once);

    expect(verdicts.map(({ replies }) => replies)).toEqual(
      [1, 2].map(() => [
        { said: 'tie', repaired: true },
        { said: 'tie', repaired: true },
      ]),
    );
    expect(judgeConduct(verdicts)).toMatchObject({ repaired: 4, unreadable: 0 });
  });

  test('with a small context is shown as much of each text as it holds', async () => {
    const long = pairs.map((pair) => ({ ...pair, first: { ...pair.first, text: 'word '.repeat(5000) } }));
    const judge = scriptedModel(judgeScript(seesStyle), { contextTokens: 1500 });

    const { verdicts } = await askPairs(judge, long.slice(0, 1), once);

    expect(judge.calls[0]?.prompt.length).toBeLessThan(3500);
    expect(verdicts[0]?.firstWords).toBeLessThan(250);
    expect(verdicts[0]?.firstWords).toBeGreaterThan(50);
  });

  test('is not asked further when the budget is used up, and the pair under way has no verdict', async () => {
    const budget = new HyperalignError('budget_exceeded', 'used up');
    const judge = scriptedModel((call) => (call.index < 5 ? judgeScript(seesStyle)(call) : { fail: budget }));

    const { verdicts, left } = await askPairs(judge, pairs, once);

    expect({ verdicts: verdicts.length, left }).toEqual({ verdicts: 2, left: pairs.length - 2 });
    expect(judge.calls).toHaveLength(6);
  });

  test('that answers nothing from the start is not asked about everything', async () => {
    const judge = scriptedModel(() => ({ fail: new Error('no route to host') }));

    const { verdicts, left } = await askPairs(judge, pairs, once);

    expect(judgeConduct(verdicts)).toMatchObject({ pairs: 3, unanswered: 6 });
    expect(left).toBe(pairs.length - 3);
  });
});

test('two judges agree beyond chance as far as they say the same of the pairs that both judged', async () => {
  const { verdicts: one } = await askPairs(scriptedModel(judgeScript(seesStyle)), pairs, once);
  const { verdicts: first } = await askPairs(scriptedModel(judgeScript(() => 'A')), pairs, once);
  const { verdicts: other } = await askPairs(
    scriptedModel(judgeScript((sees) => (seesStyle(sees) === 'A' ? 'B' : seesStyle(sees) === 'B' ? 'A' : 'tie'))),
    pairs.slice(3),
    once,
  );

  expect(judgeAgreement(one, one)).toMatchObject({ kappa: 1, n: pairs.length });
  expect(judgeAgreement(one, first)?.kappa).toBeCloseTo(0, 10);
  expect(judgeAgreement(one, other)).toMatchObject({ n: pairs.length - 3 });
  expect(judgeAgreement(one, other)?.kappa).toBeLessThan(1);
});
