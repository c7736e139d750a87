import { expect, test } from 'vitest';
import { assessCompliance } from './assess-compliance.ts';
import { hypothesisOf, predicateOf } from './hypothesis-fixture.ts';

const effect = (ratePerson: number, rateBackground: number) => ({
  logOdds: 1,
  low: 0.5,
  high: 1.5,
  z: 3,
  ratePerson,
  rateBackground,
});
const letter =
  'Hey Mara,\n\nThe shelf is up! It holds everything except books! Could you send longer screws by Thursday?\n\nCheers,\nIlse';

test.each([
  {
    name: 'a greeting that is used',
    predicate: { ...predicateOf('greeting-hey', 'more', 50), unit: '% of texts' },
    rates: [1, 0.2],
    followed: true,
    measure: 100,
  },
  {
    name: 'a greeting that is not',
    predicate: { ...predicateOf('greeting-dear', 'more', 50), unit: '% of texts' },
    rates: [1, 0.2],
    followed: false,
    measure: 0,
  },
  {
    name: 'exclamation marks',
    predicate: predicateOf('exclamation-marks', 'more', 5),
    rates: [0.03, 0.002],
    followed: true,
    measure: 100,
  },
  {
    name: 'a text kept short',
    predicate: { ...predicateOf('words-per-text', 'less', 40), unit: 'words' },
    rates: [30, 75],
    followed: true,
    measure: 20,
  },
  {
    name: 'a text not long enough',
    predicate: { ...predicateOf('words-per-text', 'more', 100), unit: 'words' },
    rates: [130, 75],
    followed: false,
    measure: 20,
  },
  {
    name: 'semicolons that hardly fit in',
    predicate: predicateOf('semicolons', 'more', 5),
    rates: [0.008, 0.001],
    followed: null,
    measure: 0,
  },
  {
    name: 'semicolons that others would not use here either',
    predicate: predicateOf('semicolons', 'less', 0),
    rates: [0, 0.002],
    followed: null,
    measure: 0,
  },
  {
    name: 'commas that would be expected',
    predicate: predicateOf('hedges', 'more', 5),
    rates: [0.1, 0.01],
    followed: false,
    measure: 0,
  },
] as const)('tells whether it follows $name', ({ predicate, rates: [person, background], followed, measure }) => {
  const [found] = assessCompliance(
    [hypothesisOf('h_1', { origin: 'measured', predicate, effect: effect(person, background) })],
    letter,
  );

  expect(found).toMatchObject({ hypothesisId: 'h_1', followed, unit: predicate.unit });
  expect(found?.measure).toBeCloseTo(measure, 1);
});

test('a statement that cannot be counted is neither followed nor broken', () => {
  expect(assessCompliance([hypothesisOf('h_1')], letter)).toEqual([
    { hypothesisId: 'h_1', statement: 'Has the habit called h-1.', followed: null, measure: null, unit: null },
  ]);
});

test('a predicate of an unknown feature and an empty text say nothing', () => {
  expect(assessCompliance([hypothesisOf('h_1', { predicate: predicateOf('no-such-feature') })], letter)).toMatchObject([
    { followed: null, measure: null },
  ]);
  expect(
    assessCompliance([hypothesisOf('h_1', { predicate: predicateOf('greeting-hey', 'more', 50) })], ''),
  ).toMatchObject([{ followed: null, measure: null }]);
});
