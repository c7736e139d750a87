import { expect, test } from 'vitest';
import { placeScores } from './placed-score.ts';

test('strangers are 0, the person is 1, and both can be passed', () => {
  const people = [
    { person: 'floor', score: 0.2, floor: 0.2, ceiling: 0.7 },
    { person: 'ceiling', score: 0.7, floor: 0.2, ceiling: 0.7 },
    { person: 'between', score: 0.45, floor: 0.2, ceiling: 0.7 },
    { person: 'below', score: 0.1, floor: 0.2, ceiling: 0.7 },
    { person: 'above', score: 0.8, floor: 0.2, ceiling: 0.7 },
  ];

  const near = (value: number) => expect.closeTo(value, 12);
  expect(placeScores(people)).toEqual({
    people: [
      { person: 'floor', score: 0.2, placed: near(0), toCeiling: near(0.5) },
      { person: 'ceiling', score: 0.7, placed: near(1), toCeiling: near(0) },
      { person: 'between', score: 0.45, placed: near(0.5), toCeiling: near(0.25) },
      { person: 'below', score: 0.1, placed: near(-0.2), toCeiling: near(0.6) },
      { person: 'above', score: 0.8, placed: near(1.2), toCeiling: near(0.1) },
    ],
    notSeparable: 0,
  });
});

test('a person with less than 0.02 between floor and ceiling keeps the raw score and has no place', () => {
  const people = [
    { person: 'narrow', score: 0.51, floor: 0.5, ceiling: 0.519 },
    { person: 'upside down', score: 0.3, floor: 0.5, ceiling: 0.4 },
    { person: 'just wide enough', score: 0.21, floor: 0.2, ceiling: 0.22 },
  ];

  const { people: placed, notSeparable } = placeScores(people);

  expect(placed.map((one) => one.placed)).toEqual([null, null, expect.closeTo(0.5, 9)]);
  expect(placed.map(({ score }) => score)).toEqual([0.51, 0.3, 0.21]);
  expect(notSeparable).toBe(2);
});
