import { expect, test } from 'vitest';
import { preferenceSetOf } from './preference-set-of.ts';

const name = 'mill.jsonl';

test('raters chose the text that they rated higher', () => {
  const rated = (person: string, item: string, rating: number) => ({ person, item, text: `Text ${item}.`, rating });
  const items = [rated('7', 'a', 1), rated('7', 'b', 4), rated('8', 'b', 2)];

  const set = preferenceSetOf({ name, kind: 'ratings', items }, { seed: 1 });

  expect(set.items.map(({ text }) => text)).toEqual(['Text a.', 'Text b.']);
  expect(set.people.map(({ id, choices }) => [id, choices])).toEqual([
    ['7', [{ chosen: 1, rejected: 0 }]],
    ['8', []],
  ]);
});

test('who is named chose one option over each other', () => {
  const options = ['The green one.', 'The black one.', 'None.'];
  const items = [
    { id: 'q-1', person: 'ada', prompt: 'Which tea?', options, chosen: 1 },
    { id: 'q-2', person: 'bo', prompt: 'Which cup?', options: ['Blue.', 'Red.'], chosen: 0 },
  ];

  const set = preferenceSetOf({ name, kind: 'choices', items }, { seed: 1 });

  expect(set.items.map(({ group }) => group)).toEqual([...new Array(3).fill('Which tea?'), 'Which cup?', 'Which cup?']);
  expect(set.people.map(({ id, choices }) => [id, choices])).toEqual([
    [
      'ada',
      [
        { chosen: 1, rejected: 0 },
        { chosen: 1, rejected: 2 },
      ],
    ],
    ['bo', [{ chosen: 3, rejected: 4 }]],
  ]);
});

test('where nobody is named, people are made of an objective or a judge', () => {
  const pairs = ['helpful', 'harmless'].map((objective, at) => ({
    ...{ id: `h-${at}`, person: null, objective, prompt: `Bread ${at}?` },
    ...{ options: [`In linen ${at}.`, `No idea ${at}.`], chosen: at, crowdChosen: 0 },
  }));
  const scored = [
    {
      id: 'p-1',
      prompt: 'Bread?',
      responses: [
        { text: 'In linen.', model: 'elm', scores: { strict: 2, mild: 1.05 } },
        { text: 'Hm.', model: null, scores: { strict: 1, mild: 1 } },
      ],
    },
  ];

  const byObjective = preferenceSetOf({ name, kind: 'choices', items: pairs }, { seed: 1, size: 1 });
  const byJudge = preferenceSetOf({ name, kind: 'scored-responses', items: scored }, { seed: 1, size: 1 });

  expect(byObjective.people.map(({ kind, choices }) => [kind, choices])).toEqual([
    ['helpful', [{ chosen: 0, rejected: 1 }]],
    ['harmless', [{ chosen: 3, rejected: 2 }]],
  ]);
  expect(byJudge.people.map(({ kind, choices }) => [kind, choices])).toEqual([
    ['mild', []],
    ['strict', [{ chosen: 0, rejected: 1 }]],
  ]);
});

test('a data set in which nobody chooses is refused', () => {
  expect(() => preferenceSetOf({ name, kind: 'safety', items: [] }, { seed: 1 })).toThrow(
    'mill.jsonl is a data set of safety, in which nobody chooses. Use one of ratings, choices or scored-responses.',
  );
});
