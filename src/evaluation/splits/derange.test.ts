import { expect, test } from 'vitest';
import { derange } from './derange.ts';

const people = ['ada', 'bo', 'cy', 'di', 'eve'].map((person) => ({ person, register: 'post' }));

test('the pairs hang on the seed and on nothing else', () => {
  const pairs = [...Array(20).keys()].map((seed) => JSON.stringify([...derange(people, seed).placeboOf].toSorted()));

  expect(pairs[3]).toBe(JSON.stringify([...derange(people.toReversed(), 3).placeboOf].toSorted()));
  expect(new Set(pairs).size).toBeGreaterThan(5);
});

test('whoever is alone in a register has no placebo and is named', () => {
  expect(derange([{ person: 'ada', register: 'email' }, ...people.slice(1)], 1).alone).toEqual(['ada']);
});

test('a register with two people exchanges them, and others do not change them', () => {
  const two = [
    { person: 'kim', register: 'email' },
    { person: 'lee', register: 'email' },
  ];
  const alone = derange(people, 9).placeboOf;

  const both = derange([...two, ...people], 9).placeboOf;

  expect([both.get('kim'), both.get('lee')]).toEqual(['lee', 'kim']);
  expect([...alone].every(([person, placebo]) => both.get(person) === placebo)).toBe(true);
});
