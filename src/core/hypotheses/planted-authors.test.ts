import { expect, test } from 'vitest';
import { plantTraits } from '../../testing/planted/plant-traits.ts';
import { neutralTexts, plantedTraits } from '../planted/index.ts';
import { featureIndex } from '../stylometry/feature-catalogue.ts';
import { backgroundOf, measured } from './fictional-writers.ts';
import { proposeMeasured } from './propose-measured.ts';
import { tryCountable } from './try-countable.ts';

const inference = 10;
const texts = 16;

// Others have a little of everything, each of something else, so that no trait is unheard of.
const others = Array.from({ length: 24 }, (_, writer) => {
  const [one, two] = [
    plantedTraits[(writer * 3) % plantedTraits.length],
    plantedTraits[(writer * 5 + 2) % plantedTraits.length],
  ];
  const little = [one, two]
    .flatMap((trait) => trait ?? [])
    .filter(({ slot }, at, all) => all.findIndex((other) => other.slot === slot) === at);
  return plantTraits(
    neutralTexts(writer, 10),
    little.map(({ id }) => id),
    { dose: 0.1, seed: writer },
  ).map(({ text }, at) => measured(`o_${writer}_${at}`, text));
});
const background = backgroundOf(
  others.map((own, writer) => ({ role: writer % 2 === 0 ? 'background' : 'control', texts: own })),
  'post',
);

function accepted(planted: readonly string[]): readonly string[] {
  const own = planted.map((text, at) => measured(`s_${String(at).padStart(2, '0')}`, text));
  const proposed = proposeMeasured({ person: 'ada', register: 'post', texts: own.slice(0, inference), background });
  return tryCountable({ hypotheses: proposed, own: own.slice(inference), background })
    .filter(({ standing }) => standing === 'accepted')
    .map(({ predicate }) => `${predicate?.featureId} ${predicate?.direction}`);
}

test('every trait names features that the catalogue has', () => {
  const named = plantedTraits.flatMap(({ features, group }) => [...features.map(({ id }) => id), ...group]);

  expect(named.filter((id) => !featureIndex.has(id))).toEqual([]);
});

test('H7: at dose 0.9 and 16 texts nine of ten planted traits with five places are found in the right direction', () => {
  const missed: string[] = [];
  let countable = 0;
  for (const [place, { id, features }] of plantedTraits.entries()) {
    const planted = plantTraits(neutralTexts(100 + place, texts), [id], { dose: 0.9, seed: place });
    const changed = planted.slice(0, inference).reduce((sum, { places }) => sum + (places[id]?.changed ?? 0), 0);
    if (changed < 5) continue;
    countable += 1;
    const found = accepted(planted.map(({ text }) => text));
    if (!features.some((feature) => found.includes(`${feature.id} ${feature.direction}`))) missed.push(id);
    const turned = features.map((feature) => `${feature.id} ${feature.direction === 'more' ? 'less' : 'more'}`);
    expect(found.filter((one) => turned.includes(one))).toEqual([]);
  }

  expect(countable).toBeGreaterThanOrEqual(24);
  expect({ missed, share: 1 - missed.length / countable }).toEqual({
    missed,
    share: expect.toSatisfy((share: number) => share >= 0.9),
  });
});

test('H7: hardly anything is found in texts of many writers', () => {
  const counts = Array.from(
    { length: 40 },
    (_, author) =>
      accepted(
        Array.from(
          { length: texts },
          (__, at) => others[(author * 7 + at * 5) % others.length]?.[(author + at) % 10]?.text ?? '',
        ),
      ).length,
  );

  expect(counts.reduce((sum, count) => sum + count, 0) / counts.length).toBeLessThanOrEqual(0.15);
});
