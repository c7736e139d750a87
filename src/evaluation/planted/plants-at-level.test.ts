import { expect, test } from 'vitest';
import { neutralTexts, type PlantedTrait, plantedTraits, plantShares } from '../../core/planted/index.ts';
import { measuredText } from './measured-people.ts';
import { peopleLevel, strengthOf } from './people-level.ts';
import { atLevel, shareForLevel } from './plants-at-level.ts';

const traitOf = (id: string): PlantedTrait => {
  const found = plantedTraits.find((trait) => trait.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const semicolons = traitOf('semicolon-joins');
const seed = 5;
const measured = (texts: readonly string[]) => texts.map((text, at) => measuredText(`${at}`, text));
const plain = neutralTexts(1, 8);
const texts = measured(plain);
const withShare = (trait: PlantedTrait, share: number) =>
  measured(plantShares(plain, [{ trait, share }], seed).map(({ text }) => text));

test('the smallest share that reaches the level is taken', () => {
  const level = strengthOf(semicolons, withShare(semicolons, 0.4)) ?? Number.NaN;

  const share = shareForLevel({ trait: semicolons, texts, seed, level });

  expect(share).toBeLessThanOrEqual(0.4 + 1 / 64);
  expect(strengthOf(semicolons, withShare(semicolons, Number(share)))).toBeGreaterThanOrEqual(level);
  expect(strengthOf(semicolons, withShare(semicolons, Number(share) - 1 / 64))).toBeLessThan(level);
});

test.each([
  { name: 'people there do not do it', of: semicolons, written: plain, level: null, reason: 'not done there' },
  { name: 'the person is there already', of: semicolons, written: plain, level: 0, reason: 'already there' },
  { name: 'there is no comma', of: semicolons, written: ['The sea is far.'], level: 0.1, reason: 'no places' },
  { name: 'every comma is too few', of: semicolons, written: plain, level: 0.9, reason: 'out of reach' },
])('it is told why nothing was planted: $name', ({ of, written, level, reason }) => {
  expect(shareForLevel({ trait: of, texts: measured(written), seed, level })).toBe(reason);
});

test('an author gets the next trait where one cannot be planted at the level, and what was passed over is counted', () => {
  const others = Array.from({ length: 6 }, (_, writer) => ({
    person: `other-${writer}`,
    texts: measured(
      plantShares(
        neutralTexts(50 + writer, 6),
        ['semicolon-joins', 'dashes'].map((id) => ({ trait: traitOf(id), share: writer / 10 })),
        writer,
      ).map(({ text }) => text),
    ),
  }));
  const order = ['exclamations', 'ellipses', 'semicolon-joins', 'dashes'].map(traitOf);

  const plants = atLevel(75)({ order, wanted: 2, texts, others, seed });

  expect(plants.passedOver).toEqual(['not done there', 'not done there']);
  expect(plants.shares.map(({ trait }) => trait.id)).toEqual(['semicolon-joins', 'dashes']);
  const level = peopleLevel(semicolons, others, 75);
  expect(strengthOf(semicolons, withShare(semicolons, plants.shares[0]?.share ?? 0))).toBeGreaterThanOrEqual(
    level ?? Number.NaN,
  );
});
