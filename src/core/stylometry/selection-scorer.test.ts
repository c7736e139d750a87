import { expect, test } from 'vitest';
import { fitSelection } from './selection-scorer.ts';

const subjects = ['the shed', 'a canal boat', 'our old kettle', 'the ladder', 'that garden', 'a bicycle'];
const plain = subjects.map((one) => `We saw ${one} and we took it. It was fine, and that was it.`);
const hedged = subjects.map((one) => `Perhaps ${one} could have been -- well -- something; but who would know?`);
const loud = subjects.map((one) => `You must see ${one}! So you should! Do not ask why!`);
const population = [
  { person: 'plain', texts: plain.slice(0, 4) },
  { person: 'hedged', texts: hedged.slice(0, 4) },
  { person: 'loud', texts: loud.slice(0, 4) },
];

test.each([
  { name: 'plain', texts: plain },
  { name: 'hedged', texts: hedged },
  { name: 'loud', texts: loud },
])('a text by somebody who writes like $name comes out nearest', ({ texts }) => {
  const score = fitSelection(population)?.towards(texts.slice(4, 5));

  const [own = Number.NaN, ...others] = [texts, ...[plain, hedged, loud].filter((one) => one !== texts)].map(
    (one) => score?.(one[5] ?? '') ?? Number.NaN,
  );
  expect(own).toBeGreaterThan(Math.max(...others));
});

test('content words of one length do not move a score', () => {
  const score = fitSelection(population)?.towards(hedged.slice(4));

  expect(score?.('Perhaps the harbour could have been -- well -- enormous; but who would know?')).toBe(
    score?.('Perhaps the orchard could have been -- well -- infinite; but who would know?'),
  );
});

test('nothing is said of an empty text, nor for a person without text', () => {
  const selection = fitSelection(population);

  expect(selection?.towards(plain)('')).not.toBeNaN();
  expect(selection?.towards(['', ' '])('We saw it.')).toBe(0);
});

test('one person is no population', () => {
  expect(fitSelection(population.slice(0, 1))).toBeNull();
  expect(fitSelection([...population.slice(0, 1), { person: 'mute', texts: [' '] }])).toBeNull();
});
