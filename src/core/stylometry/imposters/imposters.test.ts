import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { minMax } from '../distance/measures.ts';
import { balancedCount, drawRounds } from './draw-rounds.ts';
import { generalImposters, type Imposter } from './general-imposters.ts';
import { type ImposterDraw, playRounds } from './imposter-rounds.ts';

/** Golden D of the specification: relative frequencies of the, a, and, cat. */
const d1 = Float64Array.of(0.4, 0, 0.2, 0.2);
const d2 = Float64Array.of(0.375, 0, 0, 0.125);
const d3 = Float64Array.of(0, 0.375, 0.25, 0.125);
const query = Float64Array.of(0.375, 0, 0.125, 0.125);

const draw = (features: readonly number[], imposters: readonly number[]): ImposterDraw => ({
  features: Uint32Array.from(features),
  known: [0],
  imposters,
});
const problem = { query, known: [d1], imposters: [d2, d3], distance: minMax };

describe('the rounds', () => {
  test('S1: Golden G, injected draws give one won and one lost round', () => {
    const first = draw([0, 2], [1]);
    const second = draw([0, 3], [0]);

    expect(playRounds(problem, [first]).score).toBeCloseTo(1, 6);
    expect(playRounds(problem, [second]).score).toBeCloseTo(0, 6);
    expect(playRounds(problem, [first, second])).toEqual({ score: 0.5, rounds: 2 });
  });

  test('S1: Golden G, the distances of the rounds', () => {
    const seen: (number | null)[] = [];
    const spying = {
      ...problem,
      distance: (a: Float64Array, b: Float64Array) => {
        seen.push(minMax(a, b));
        return seen.at(-1) ?? null;
      },
    };

    playRounds(spying, [draw([0, 2], [1]), draw([0, 3], [0])]);

    expect(seen.map((far) => Math.round((far ?? 9) * 1e6) / 1e6)).toEqual([0.166667, 0.8, 0.166667, 0]);
  });

  test('an exact tie is worth one half, and so is a round in which nothing is defined', () => {
    expect(playRounds({ ...problem, imposters: [d1] }, [draw([0, 2], [0])]).score).toBe(0.5);
    expect(playRounds({ ...problem, distance: () => null }, [draw([0, 2], [0, 1])]).score).toBe(0.5);
  });

  test('stop once the interval has left the grey zone, and not before the 40th', () => {
    const won = Array.from({ length: 100 }, () => draw([0, 2], [1]));
    const even = Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? draw([0, 2], [1]) : draw([0, 3], [0])));
    const stop = { greyZone: { low: 0.4, high: 0.6 } };

    expect(playRounds(problem, won, stop)).toEqual({ score: 1, rounds: 40 });
    expect(playRounds(problem, even, stop)).toEqual({ score: 0.5, rounds: 100 });
    expect(playRounds(problem, won)).toEqual({ score: 1, rounds: 100 });
  });
});

describe('the draws', () => {
  const people = ['bo', 'bo', 'bo', 'cy', 'cy', 'di', 'di', 'di', 'di', 'ed'];
  const options = { features: 9, known: 4, people, form: 'texts', rounds: 50, random: createRandom(3) } as const;

  test('take half of the features in rank order', () => {
    for (const { features } of drawRounds(options)) {
      expect(features).toHaveLength(4);
      expect([...features]).toEqual([...new Set(features)].toSorted((a, b) => a - b));
    }
  });

  test('take the same number of texts from every drawn person and from the known one', () => {
    for (const { known, imposters } of drawRounds({ ...options, textsPerPerson: 2 })) {
      const drawn = Object.groupBy(imposters, (place) => people[place] ?? '');

      // Ed has one text only and takes no part; half of the other three is one.
      expect(Object.values(drawn).map((texts) => new Set(texts).size)).toEqual([2]);
      expect(drawn['ed']).toBeUndefined();
      expect(new Set(known).size).toBe(2);
    }
  });

  test('reach every feature, known text and imposter in the long run', () => {
    const seen = { features: new Set<number>(), known: new Set<number>(), imposters: new Set<number>() };
    for (const { features, known, imposters } of drawRounds({ ...options, textsPerPerson: 1, rounds: 200 })) {
      for (const place of features) seen.features.add(place);
      for (const place of known) seen.known.add(place);
      for (const place of imposters) seen.imposters.add(place);
    }

    expect([seen.features.size, seen.known.size, seen.imposters.size]).toEqual([9, 4, 10]);
  });

  test('balance on what at least half of the people have', () => {
    expect(balancedCount(4, people, 2)).toBe(3);
    expect(balancedCount(4, people, 4)).toBe(1);
    expect(balancedCount(2, people, 2)).toBe(2);
    expect(balancedCount(2, [], 2)).toBe(1);
  });
});

describe('general imposters', () => {
  const random = createRandom(5);
  const near = (centre: Float64Array): Float64Array => centre.map((value) => value + random.next() * 0.02);
  const centres = Array.from({ length: 7 }, () => Float64Array.from({ length: 40 }, () => random.next()));
  const imposters = centres
    .slice(1)
    .flatMap((centre, who): Imposter[] =>
      Array.from({ length: 3 }, () => ({ person: `person-${who}`, vector: near(centre) })),
    );
  const own = centres[0] ?? new Float64Array(40);
  const input = { query: near(own), known: [near(own), near(own), near(own)], imposters, distance: minMax, seed: 1 };

  test('find the writer, and not another one', () => {
    expect(generalImposters(input)).toEqual({ kind: 'scored', score: 1, rounds: 100, seed: 1 });
    expect(generalImposters({ ...input, query: near(centres[3] ?? own) })).toMatchObject({ kind: 'scored' });
    const other = generalImposters({ ...input, query: near(centres[3] ?? own) });
    expect(other.kind === 'scored' ? other.score : null).toBeLessThan(0.7);
  });

  test('give the same for the same seed', () => {
    const between = { ...input, query: near(own.map((value, at) => value / 2 + (centres[3]?.[at] ?? 0) / 2)) };

    expect(generalImposters(between)).toEqual(generalImposters(between));
  });

  test('say unknown with fewer than ten texts or five people', () => {
    expect(generalImposters({ ...input, imposters: imposters.slice(0, 9) })).toEqual({
      kind: 'unknown',
      reason: 'too-few-imposters',
      texts: 9,
      people: 3,
      seed: 1,
    });
    expect(generalImposters({ ...input, imposters: imposters.slice(0, 12) })).toMatchObject({ people: 4 });
    expect(generalImposters({ ...input, known: [] })).toMatchObject({ kind: 'unknown', reason: 'nothing-known' });
  });
});
