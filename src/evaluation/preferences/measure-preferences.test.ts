import { describe, expect, test } from 'vitest';
import { createRandom } from '../../core/numerics/index.ts';
import { type ArmMeasure, measurePreferences } from './measure-preferences.ts';
import type { PreferencePerson, PreferenceSet } from './preference-set.ts';
import { choicesOn, foldPreferences, innerFold, orderChoices } from './split-preferences.ts';

interface Planted {
  /** Whether a second half of the people likes the opposite. */
  readonly tastes: 'opposite' | 'same';
  readonly seed: number;
}

const nouns = ['kettle', 'harbour', 'violin', 'orchard', 'lantern', 'bridge', 'letter', 'garden'];
const verbs = ['stands', 'waits', 'turns', 'rests', 'shines', 'sways'];

/** Texts of several sentences that end in exclamation marks or in full stops; people like the one or the other, and one choice in ten is a slip. */
function plantedSet({ tastes, seed }: Planted): PreferenceSet {
  const random = createRandom(seed);
  const sentence = (end: string) =>
    `The ${nouns[random.integer(nouns.length)]} ${verbs[random.integer(verbs.length)]} by the ${nouns[random.integer(nouns.length)]}${end}`;
  const loud = Array.from({ length: 150 }, () => random.integer(5));
  const items = loud.map((count, at) => ({
    text: Array.from({ length: 4 }, (_, place) => sentence(place < count ? '!' : '.')).join(' '),
    group: `${at}`,
  }));
  const people = Array.from({ length: 36 }, (_, at): PreferencePerson => {
    const sign = tastes === 'opposite' && at % 2 === 1 ? -1 : 1;
    const own = random.choose(
      items.map((_item, place) => place),
      30,
    );
    const choices = own.flatMap((one, place) =>
      own.slice(place + 1).flatMap((other) => {
        const difference = sign * ((loud[one] ?? 0) - (loud[other] ?? 0));
        if (difference === 0 || random.next() < 0.6) return [];
        const slip = random.next() < 0.1;
        return [difference > 0 === slip ? { chosen: other, rejected: one } : { chosen: one, rejected: other }];
      }),
    );
    return { id: `person-${at}`, kind: sign > 0 ? 'loud' : 'quiet', choices, othersOf: () => null };
  });
  return { items, people };
}

const options = { seed: 1, shots: [0, 9], controlShots: 9, parts: 2, rotations: 1, rank: 2, neuralSteps: 60 };

function find(arms: readonly ArmMeasure[], wanted: Pick<ArmMeasure, 'arm' | 'shots' | 'control'>): ArmMeasure {
  const found = arms.find(
    (one) => one.arm === wanted.arm && one.shots === wanted.shots && one.control === wanted.control,
  );
  if (found === undefined) throw new Error(`There is no ${JSON.stringify(wanted)}.`);
  return found;
}

describe('measuring preferences', () => {
  test('finds a planted difference between people, and that it is their own choices which help', () => {
    const { arms, people } = measurePreferences(plantedSet({ tastes: 'opposite', seed: 3 }), options);

    expect(people).toBe(36);
    const own = find(arms, { arm: 'lore-mixture', shots: 9, control: 'own' });
    expect(own.minusPooled.low).toBeGreaterThan(0.1);
    expect(own.minusUntold?.low).toBeGreaterThan(0.1);
    // What people choose by is counted, so the product's taste finds it for one person alone.
    expect(find(arms, { arm: 'taste', shots: 9, control: 'own' }).minusPooled.low).toBeGreaterThan(0.1);
    expect(find(arms, { arm: 'taste-among-others', shots: 9, control: 'own' }).minusPooled.low).toBeGreaterThan(0.1);
    const swap = find(arms, { arm: 'lore-mixture', shots: 9, control: 'swap' });
    expect(swap.accuracy.high).toBeLessThan(own.accuracy.low);
    const flipped = find(arms, { arm: 'lore-mixture', shots: 9, control: 'flipped' });
    expect(flipped.accuracy.high).toBeLessThan(own.accuracy.low);
    expect(find(arms, { arm: 'others', shots: null, control: 'own' }).accuracy.mean).toBe(0.5);
  });

  test('finds none where all people like the same', () => {
    const { arms } = measurePreferences(plantedSet({ tastes: 'same', seed: 3 }), options);

    const pooled = find(arms, { arm: 'pooled', shots: null, control: 'own' });
    expect(pooled.accuracy.low).toBeGreaterThan(0.7);
    expect(find(arms, { arm: 'lore-mixture', shots: 9, control: 'own' }).minusPooled.low).toBeLessThanOrEqual(0);
    const alone = find(arms, { arm: 'per-person', shots: 9, control: 'own' });
    expect(alone.minusPooled.high).toBeLessThan(0);
  });
});

describe('splits of preferences', () => {
  const set = plantedSet({ tastes: 'opposite', seed: 5 });
  const grouped = { ...set, items: set.items.map((item, at) => ({ ...item, group: `${at >> 1}` })) };
  const folds = foldPreferences(grouped, { parts: 3, seed: 2, rotations: 3 });

  test('keep people and groups of texts on one side, and measure everybody on every part of the texts once', () => {
    expect(folds).toHaveLength(9);
    for (const { seen, unseen, sides } of folds) {
      expect([...seen, ...unseen].toSorted((a, b) => a - b)).toEqual(set.people.map((_, at) => at));
      expect(sides.every((side, at) => side === sides[at ^ 1])).toBe(true);
    }
    const tested = folds.flatMap(({ unseen, sides }) =>
      unseen.flatMap((person) => sides.flatMap((side, item) => (side === 'held-out' ? [`${person} ${item}`] : []))),
    );
    expect(tested).toHaveLength(set.people.length * set.items.length);
    expect(new Set(tested).size).toBe(tested.length);
  });

  test('deal people of each kind evenly', () => {
    const kinds = folds.map(({ unseen }) => unseen.filter((person) => set.people[person]?.kind === 'loud').length);

    expect(kinds).toEqual(Array.from({ length: 9 }, () => 6));
  });

  test('leave out choices across sides, and share no text between sides', () => {
    const person = set.people[0];
    if (person === undefined) throw new Error('There is nobody.');
    for (const { sides } of folds) {
      const textsOf = (side: 'learning' | 'held-out') =>
        new Set(choicesOn(person, sides, side).flatMap(({ chosen, rejected }) => [chosen, rejected]));
      const [learning, heldOut] = [textsOf('learning'), textsOf('held-out')];
      expect(heldOut.size).toBeGreaterThan(0);
      expect(learning.intersection(heldOut).size).toBe(0);
    }
  });

  test('choose settings without the held-out texts', () => {
    for (const fold of folds) {
      const inner = innerFold(grouped, fold, 4);
      expect(inner.sides.every((side, at) => (side === 'unused') === (fold.sides[at] === 'held-out'))).toBe(true);
      expect(inner.sides.filter((side) => side === 'held-out').length).toBeGreaterThan(10);
      expect(inner.unseen).toEqual(fold.seen);
    }
  });

  test('tell choices first that share no text', () => {
    const choices = [
      { chosen: 0, rejected: 1 },
      { chosen: 0, rejected: 2 },
      { chosen: 3, rejected: 4 },
    ];

    const ordered = orderChoices(choices, createRandom(1));

    expect(ordered.toSorted((a, b) => a.rejected - b.rejected)).toEqual(choices);
    expect(ordered.slice(0, 2).filter(({ chosen }) => chosen === 0)).toHaveLength(1);
  });
});
