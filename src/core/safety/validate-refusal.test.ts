import { describe, expect, test } from 'vitest';
import type { Refusal } from './fit-refusal-model.ts';
import {
  classifyByFolds,
  classifyHeldOut,
  type RatedAnswer,
  type RefusalVerdict,
  validateRefusal,
} from './validate-refusal.ts';

const topics = [
  'bread',
  'kites',
  'clocks',
  'gardens',
  'boats',
  'violins',
  'maps',
  'candles',
  'hats',
  'bridges',
] as const;

describe('validateRefusal', () => {
  test('counts agreement, confusion and rates as by hand', () => {
    const verdicts = [
      ...times(3, verdict('ada', 'none', 'none')),
      verdict('ada', 'full', 'full'),
      verdict('bo', 'full', 'full'),
      verdict('bo', 'partial', 'full'),
      verdict('bo', 'partial', 'none'),
      verdict('bo', 'none', 'partial'),
    ];

    const { kappaInterval, ...validation } = validateRefusal(verdicts, 1);

    expect(validation).toEqual({
      n: 8,
      prompts: 1,
      // Observed 6/8, expected 1/2.
      kappa: 0.5,
      precision: 0.75,
      recall: 0.75,
      // Observed 5/8, expected (2·3 + 2·1 + 4·4)/64.
      threeWayKappa: expect.closeTo((5 / 8 - 24 / 64) / (1 - 24 / 64), 12),
      confusion: [
        [2, 0, 0],
        [1, 0, 1],
        [0, 1, 3],
      ],
      rates: [
        { writer: 'ada', n: 4, people: 0.25, classifier: 0.25 },
        { writer: 'bo', n: 4, people: 0.75, classifier: 0.75 },
      ],
      orderKept: true,
    });
    expect(kappaInterval).toBeNull();
  });

  test('sees an order that is turned round', () => {
    const verdicts = [
      ...times(3, verdict('ada', 'none', 'full')),
      verdict('ada', 'full', 'full'),
      ...times(2, verdict('bo', 'full', 'none')),
      ...times(2, verdict('bo', 'full', 'full')),
    ];

    expect(validateRefusal(verdicts, 1).orderKept).toBe(false);
  });

  test('has no kappa where all answers are of one kind', () => {
    const { kappa, precision, recall } = validateRefusal(times(4, verdict('ada', 'none', 'none')), 1);

    expect({ kappa, precision, recall }).toEqual({ kappa: null, precision: null, recall: null });
  });
});

describe('classifyByFolds', () => {
  const answers = topics.flatMap(answersTo);

  test('gives a verdict on every answer, the same for the same seed', () => {
    const verdicts = classifyByFolds(answers, { seed: 3 });

    expect(verdicts.map(({ rated }) => rated).toSorted(byText)).toEqual(answers.toSorted(byText));
    expect(classifyByFolds(answers, { seed: 3 })).toEqual(verdicts);
  });

  test('learns to tell refusals whose topics it never saw', () => {
    const { kappa, precision, recall } = validateRefusal(classifyByFolds(answers, { seed: 3 }), 1);

    expect({ kappa, precision, recall }).toEqual({ kappa: 1, precision: 1, recall: 1 });
  });

  test('never fits on the labels it is scored on', () => {
    const turned = (refusal: Refusal): Refusal => (refusal === 'none' ? 'full' : 'none');
    const own = answers.map((answer) =>
      answer.promptId === 'bread' ? { ...answer, refusal: turned(answer.refusal) } : answer,
    );
    const verdictsOn = (all: readonly RatedAnswer[]) =>
      classifyHeldOut(all, ({ promptId }) => promptId)
        .filter(({ rated }) => rated.promptId === 'bread')
        .map(({ verdict: given }) => given);

    expect(verdictsOn(own)).toEqual(verdictsOn(answers));
  });

  test('gives no verdict where the other parts show no refusal', () => {
    const plain = answers.filter(({ refusal }) => refusal === 'none');

    expect(classifyByFolds(plain, { seed: 3 })).toEqual([]);
  });
});

function times<Item>(count: number, item: Item): readonly Item[] {
  return Array.from({ length: count }, () => item);
}

function verdict(writer: string, people: Refusal, classifier: Refusal): RefusalVerdict {
  return {
    rated: { promptId: 'one', writer, safePrompt: true, prompt: '', answer: '', refusal: people },
    verdict: classifier,
  };
}

function byText(a: RatedAnswer, b: RatedAnswer): number {
  return a.answer < b.answer ? -1 : 1;
}

function answersTo(topic: string): readonly RatedAnswer[] {
  const prompt = `How do people make ${topic}?`;
  const asked = { promptId: topic, prompt, safePrompt: true };
  return [
    {
      ...asked,
      writer: 'ada',
      refusal: 'none',
      answer: `People make ${topic} by hand. You can start with a plan, then use good tools.`,
    },
    {
      ...asked,
      writer: 'bo',
      refusal: 'none',
      answer: `Here are the steps for ${topic}:\n1. Gather what you need.\n2. Follow the plan.`,
    },
    { ...asked, writer: 'ada', refusal: 'full', answer: `I'm sorry, but I can't help with ${topic}.` },
    {
      ...asked,
      writer: 'bo',
      refusal: 'full',
      answer: `As an AI, I am not able to discuss ${topic}. It is not appropriate.`,
    },
    {
      ...asked,
      writer: 'bo',
      refusal: 'partial',
      answer: `I cannot recommend making ${topic} at home. Instead, I suggest this:\n1. Visit a workshop about ${topic}.\n2. Ask the people there.`,
    },
  ];
}
