import { expect, test } from 'vitest';
import { neutralTexts, plantedTraits } from '../../core/planted/index.ts';
import { isHyperalignError } from '../../errors.ts';
import { plantTraits } from './plant-traits.ts';

const bases = neutralTexts(1, 20);

test('there are at least 24 traits, each with an id of its own and something that counts it', () => {
  expect(plantedTraits.length).toBeGreaterThanOrEqual(24);
  expect(new Set(plantedTraits.map(({ id }) => id)).size).toBe(plantedTraits.length);
  expect(
    plantedTraits.filter(({ features, fullDose }) => features.length === 0 || fullDose <= 0 || fullDose > 1),
  ).toEqual([]);
});

test.each([
  ['contractions-never', "I don't know, it's late and we can't stay.", 'I do not know, it is late and we cannot stay.'],
  ['contractions-always', 'I am sure they do not sing, and it is late.', "I'm sure they don't sing, and it's late."],
  ['since-for-because', 'Because it rained we left because of you.', 'Since it rained we left because of you.'],
  ['semicolon-joins', 'We left, and he came, but not she.', 'We left; and he came; but not she.'],
  ['parenthetical-asides', 'The map, with its edges, is old.', 'The map (with its edges) is old.'],
  ['exclamation-at-paragraph-end', 'One. Two.\n\nThree.', 'One. Two!\n\nThree!'],
  ['serial-comma-off', 'Bees, hens, and a dog.', 'Bees, hens and a dog.'],
  ['serial-comma-on', 'Bees, hens and a dog.', 'Bees, hens, and a dog.'],
  ['lower-case-starts', 'The sea. We go.', 'the sea. we go.'],
  ['double-space', 'The sea. We go.', 'The sea.  We go.'],
  ['digits', 'We saw three ships and ten men.', 'We saw 3 ships and 10 men.'],
  ['we-for-i', 'I am glad, my friend told me.', 'we are glad, our friend told us.'],
  [
    'which-for-that',
    'The clock that was broken says that all is well.',
    'The clock which was broken says that all is well.',
  ],
  ['british-spelling', 'The color of the Center.', 'The colour of the Centre.'],
  ['american-spelling', 'The colour of the Centre.', 'The color of the Center.'],
  ['abbreviations', 'On Monday we sent information.', 'On Mon we sent info.'],
  ['greeting-hi', 'All is well.', 'Hi all,\n\nAll is well.'],
  ['closing-cheers', 'All is well.', 'All is well.\n\nCheers,\nRobin'],
  ['one-line-paragraphs', 'All is well. We go.', 'All is well.\n\nWe go.'],
])('plants %s wherever it can at full dose', (id, text, expected) => {
  expect(plantTraits([text], [id], { dose: 1, seed: 1 })[0]?.text).toBe(expected);
});

test('a dose of 0 changes nothing, and every trait finds places in the neutral texts', () => {
  for (const { id } of plantedTraits) {
    expect(plantTraits(bases, [id], { dose: 0, seed: 3 }).map(({ text }) => text)).toEqual(bases);
    const planted = plantTraits(
      [...bases, "It's the favourite, the favorite theater, and we can't, or won't, go there."],
      [id],
      {
        dose: 1,
        seed: 3,
      },
    );
    expect({ id, changed: planted.reduce((sum, { places }) => sum + (places[id]?.changed ?? 0), 0) }).toEqual({
      id,
      changed: expect.toSatisfy((changed: number) => changed > 0),
    });
  }
});

test('the share of places that change is the dose, and the report counts them', () => {
  const planted = plantTraits(neutralTexts(2, 200), ['double-space'], { dose: 0.6, seed: 5 });
  const sum = (of: 'changed' | 'opportunities') =>
    planted.reduce((total, { places }) => total + (places['double-space']?.[of] ?? 0), 0);
  const doubled = planted.reduce((total, { text }) => total + (text.match(/\. {2}/g)?.length ?? 0), 0);

  expect(sum('changed')).toBe(doubled);
  expect(sum('changed') / sum('opportunities')).toBeCloseTo(0.6, 1);
});

test('equal seeds give equal texts, other seeds others, and a text does not depend on those behind it', () => {
  const traits = ['dashes', 'opener-so', 'postscript'];
  const planted = plantTraits(bases, traits, { dose: 0.5, seed: 7 });

  expect(plantTraits(bases, traits, { dose: 0.5, seed: 7 })).toEqual(planted);
  expect(plantTraits(bases.slice(0, 4), traits, { dose: 0.5, seed: 7 })).toEqual(planted.slice(0, 4));
  expect(plantTraits(bases, traits, { dose: 0.5, seed: 8 })).not.toEqual(planted);
});

test.each([
  { what: 'a dose above 1', traits: ['dashes'], dose: 1.5, message: /1\.5/ },
  { what: 'an unknown trait', traits: ['rhymes'], dose: 1, message: /rhymes/ },
  { what: 'two traits of one slot', traits: ['british-spelling', 'american-spelling'], dose: 1, message: /spelling/ },
])('refuses $what by name', ({ traits, dose, message }) => {
  const plant = () => plantTraits(bases, traits, { dose, seed: 1 });

  expect(plant).toThrow(message);
  expect(() => plant()).toThrow(expect.toSatisfy((error) => isHyperalignError(error, 'invalid_input')));
});
