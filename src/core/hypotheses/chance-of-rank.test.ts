import { expect, test } from 'vitest';
import { createRandom } from '../numerics/seeded-random.ts';
import { chanceOfRank } from './chance-of-rank.ts';
import type { Column } from './rank-among-people.ts';

function columnOf(byPerson: readonly (readonly number[])[]): Column {
  const entries = byPerson
    .flatMap((rates) => rates.map((rate) => ({ rate, weight: 1 / rates.length / byPerson.length })))
    .toSorted((a, b) => a.rate - b.rate);
  const weights = new Float64Array(entries.length + 1);
  entries.forEach(({ weight }, at) => {
    weights[at + 1] = (weights[at] ?? 0) + weight;
  });
  const rates = Float64Array.from(entries, ({ rate }) => rate);
  return { people: byPerson.length, texts: entries.length, rates, weights, byPerson };
}

const people = (count: number, rates: (person: number) => readonly number[]) =>
  columnOf(Array.from({ length: count }, (_, person) => rates(person)));

test('two texts of six with what no one else has are not chance', () => {
  const nobody = people(24, () => [0, 0, 0, 0]);

  expect(chanceOfRank(nobody, [1, 1, 0, 0, 0, 0], 6, 'more')).toBeLessThan(0.02);
  expect(chanceOfRank(nobody, [1, 0, 0, 0, 0, 0], 6, 'more')).toBeGreaterThan(0.02);
});

test('the same of four other people with one text each may be', () => {
  expect(
    chanceOfRank(
      people(4, () => [0]),
      [1, 1, 0, 0, 0, 0],
      6,
      'more',
    ),
  ).toBeGreaterThan(0.05);
});

test('where other people each have a rate of their own, many texts of theirs count as few', () => {
  const own = [3, 3, 3, 3, 3, 3];
  const mixed = people(8, () => [0, 1, 2, 3, 4, 5, 6, 7]);
  const apart = people(8, (person) => Array.from({ length: 8 }, () => person));
  const sure = [6, 6, 7, 6, 5, 7];

  expect(chanceOfRank(mixed, own, 6, 'more')).toBeGreaterThan(0.3);
  expect(chanceOfRank(apart, sure, 6, 'more')).toBeGreaterThan(chanceOfRank(mixed, sure, 6, 'more'));
});

test('the chance is that of being wrong: texts drawn from other people fall below one in twenty about that often', () => {
  const random = createRandom(11);
  const draw = (): number => Math.floor(random.next() * random.next() * 6);
  let rejected = 0;
  for (let round = 0; round < 400; round += 1) {
    const column = people(20, () => Array.from({ length: 6 }, draw));
    const own = Array.from({ length: 6 }, draw);
    if (chanceOfRank(column, own, 6, 'more') <= 0.05) rejected += 1;
  }

  expect(rejected / 400).toBeGreaterThan(0.025);
  expect(rejected / 400).toBeLessThan(0.08);
});

test('less is more turned round, and the same values give the same chance', () => {
  const column = people(12, (person) => [person % 3, (person + 1) % 5]);
  const turned = people(12, (person) => [-(person % 3), -((person + 1) % 5)]);

  expect(chanceOfRank(column, [0, 1, 0], 3, 'less')).toBe(chanceOfRank(turned, [0, -1, 0], 3, 'more'));
  expect(chanceOfRank(column, [0, 1, 0], 3, 'less')).toBe(chanceOfRank(column, [0, 1, 0], 3, 'less'));
});
