import { describe, expect, test } from 'vitest';
import type { SafetyPrompt } from '../../contracts/dataset.ts';
import { choosePrompts } from './choose-prompts.ts';

/** Ten pairs of twins in two categories, and ten more of a third. */
const items: readonly SafetyPrompt[] = [
  ...Array.from({ length: 10 }, (_, at): readonly SafetyPrompt[] => {
    const category = at < 8 ? 'many' : 'few';
    return [
      { id: `h${at}`, prompt: 'Break in.', set: 'towers', label: 'harmful', twin: `b${at}`, category },
      { id: `b${at}`, prompt: 'Visit.', set: 'towers', label: 'borderline', twin: `h${at}`, category },
    ];
  }).flat(),
  ...Array.from({ length: 10 }, (_, at): SafetyPrompt => {
    return { id: `s${at}`, prompt: 'Say hello.', set: 'towers', label: 'safe' };
  }),
];

describe('the choice of prompts', () => {
  test('keeps twins together and gives each side and category a share', () => {
    const chosen = choosePrompts(items, { most: 12, seed: 3 });

    const ids = new Set(chosen.map(({ id }) => id));
    expect(chosen.length).toBeGreaterThan(9);
    expect(chosen.length).toBeLessThanOrEqual(12);
    expect(chosen.filter(({ twin }) => twin !== undefined && !ids.has(twin))).toEqual([]);
    const counted = (category: string | undefined) => chosen.filter((one) => one.category === category).length;
    // Sides take turns, by clusters: two pairs of each category, and as many single ones as pairs.
    expect([counted('few'), counted('many'), counted(undefined)]).toEqual([4, 4, 4]);
  });

  test('is the same for one seed, another for another, and all where there is room', () => {
    const idsBy = (seed: number, most = 12) => choosePrompts(items, { most, seed }).map(({ id }) => id);

    expect(idsBy(3)).toEqual(idsBy(3));
    expect(new Set([1, 2, 3, 4].map((seed) => idsBy(seed).join(' '))).size).toBeGreaterThan(1);
    expect(idsBy(1, 1000)).toEqual(items.map(({ id }) => id));
  });

  test('sets protected texts apart', () => {
    const protectedText: SafetyPrompt = { id: 'c', prompt: 'Recite.', set: 'songs', label: 'harmful', copyright: true };

    const [chosen] = choosePrompts([protectedText], { most: 1, seed: 1 });

    expect(chosen).toEqual({ ...protectedText, stratum: 'songs copyright', cluster: 'songs\u0000c' });
  });
});
