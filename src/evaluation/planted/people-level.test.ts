import { expect, test } from 'vitest';
import { plantedTraits } from '../../core/planted/index.ts';
import { type MeasuredPerson, measuredText } from './measured-people.ts';
import { peopleLevel, percentileAmong, strengthOf } from './people-level.ts';

const traitOf = (id: string) => plantedTraits.filter((trait) => trait.id === id);
const [semicolons] = traitOf('semicolon-joins');
const [noContractions] = traitOf('contractions-never');

/** Ten words each, so many of them followed by a semicolon. */
const textWith = (marks: number) =>
  measuredText(
    `${marks}`,
    `${Array.from({ length: 10 }, (_, at) => (at < marks ? 'river;' : 'river')).join(' ')} then.`,
  );
const person = (name: string, ...marks: readonly number[]): MeasuredPerson => ({
  person: name,
  texts: marks.map(textWith),
});
const people = [person('a', 0, 0), person('b', 1, 1), person('c', 0, 4), person('d', 3, 3), person('e', 4, 4)];

test('a level is that of people, each with all their texts together', () => {
  if (semicolons === undefined) throw new Error('no such trait');
  const of = (one: MeasuredPerson | undefined) => strengthOf(semicolons, one?.texts ?? []);

  expect(peopleLevel(semicolons, people, 50)).toBe(of(people[2]));
  expect(peopleLevel(semicolons, people, 75)).toBe(of(people[3]));
  expect(percentileAmong(semicolons, people, [textWith(2)])).toBe(50);
  expect(percentileAmong(semicolons, people, [textWith(9)])).toBe(100);
});

test('there is no level of what people at that percentile never do, and none of three people', () => {
  if (semicolons === undefined) throw new Error('no such trait');
  const never = ['v', 'w', 'x', 'y'].map((name) => person(name, 0));

  expect(peopleLevel(semicolons, [...never, person('z', 1)], 75)).toBeNull();
  expect(peopleLevel(semicolons, people.slice(2), 50)).toBeNull();
});

test('of a habit of leaving out the higher level is the lower rate', () => {
  if (noContractions === undefined) throw new Error('no such trait');
  const texts = ["It isn't far and it doesn't rain here.", "It isn't far and it does not rain here.", 'It is not far.'];
  const writers = [...texts, ...texts].map((text, at) => ({ person: `${at}`, texts: [measuredText('t', text)] }));

  const [usual, high] = [50, 90].map((percentile) => peopleLevel(noContractions, writers, percentile));

  expect(high).toBeGreaterThan(usual ?? Number.NaN);
  expect(high).toBeCloseTo(0, 12);
});
