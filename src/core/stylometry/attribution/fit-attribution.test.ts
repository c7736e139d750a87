import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { StylometryError } from '../stylometry-error.ts';
import { fixtureWriters } from '../verification/writer-fixture.ts';
import { attributionMethods } from './attribution.ts';
import { evenDraws } from './even-draws.ts';
import { Attributor } from './saved-attribution.ts';

const writers = fixtureWriters(4, { texts: 8, words: 150, seed: 2 });
const labelled = writers.flatMap(({ author, texts }) => texts.slice(0, 6).map((text) => ({ author, text })));
const asked = writers.flatMap(({ author, texts }) => texts.slice(6).map((text) => ({ author, text })));

describe.each(attributionMethods.map((method) => ({ method })))('attribution by $method', ({ method }) => {
  const fitted = Attributor.fit(labelled, { method, seed: 3, rounds: 40 });

  test('names the writers of made-up texts', () => {
    const right = asked.filter(({ author, text }) => {
      const found = fitted.rank(text);
      return found.kind === 'ranked' && found.ranking[0]?.author === author;
    });

    expect(right.length).toBeGreaterThanOrEqual(6);
  });

  test('ranks every author once, likeliest first, and the same every time', () => {
    const found = fitted.rank(asked[0]?.text ?? '');

    if (found.kind === 'too-short') throw new Error('the text is long enough');
    const scores = found.ranking.map(({ score }) => score);
    expect(found.ranking.map(({ author }) => author).toSorted()).toEqual(writers.map(({ author }) => author));
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(
      found.ranking.every(({ distance }) => (distance !== null) === (method === 'distance' || method === 'centroid')),
    ).toBe(true);
    expect(Attributor.fit(labelled.toReversed(), { method: 'distance' }).rank('one two three four five').kind).toBe(
      'ranked',
    );
    expect(Attributor.fit(labelled, { method, seed: 3, rounds: 40 }).rank(asked[0]?.text ?? '')).toEqual(found);
  });

  test('S12: saved and loaded ranks bit for bit as before, keeps no text, and a damaged or other-version file is refused', () => {
    const saved = Attributor.save(fitted);
    const loaded = Attributor.load(saved);

    for (const { text } of asked.slice(0, 2)) expect(loaded.rank(text)).toEqual(fitted.rank(text));
    expect(Attributor.save(loaded)).toBe(saved);
    expect(saved).not.toContain(labelled[0]?.text.slice(0, 30));
    expect(saved.length).toBeLessThan(2_000_000);
    expect(codeOf(() => Attributor.load(saved.replace('"seed":3', '"seed":4')))).toBe('damaged');
    expect(codeOf(() => Attributor.load(saved.slice(0, -9)))).toBe('damaged');
    expect(codeOf(() => Attributor.load('{}'))).toBe('damaged');
    expect(codeOf(() => Attributor.load(saved.replace('"version":1', '"version":0')))).toBe('other_version');
  });

  test('says of four words that they are too short', () => {
    expect(fitted.rank('Yes see you there')).toEqual({ kind: 'too-short', tokens: 4, needed: 5 });
  });
});

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'nothing thrown';
  } catch (error) {
    return error instanceof StylometryError ? error.code : String(error);
  }
}

describe('probabilities by held-out texts', () => {
  const people = fixtureWriters(8, { texts: 12, words: 60, seed: 6 });
  const known = people.flatMap(({ author, texts }) => texts.slice(0, 8).map((text) => ({ author, text })));
  const later = people.flatMap(({ author, texts }) => texts.slice(8).map((text) => ({ author, text })));

  test.each([
    { method: 'linear', families: 'characters' },
    { method: 'distance', distance: 'burrows', top: 40 },
  ] as const)('add up to one, rise with the score and promise about what is kept: $method', (options) => {
    const fitted = Attributor.fit(known, { ...options, probabilities: 'held-out' });

    const found = later.map(({ author, text }) => ({ author, ranking: rankingOf(fitted.rank(text)) }));
    for (const { ranking } of found) {
      const chances = ranking.map(({ p }) => p ?? Number.NaN);
      expect(chances.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      expect(chances).toEqual(chances.toSorted((a, b) => b - a));
    }
    const promised = found.reduce((sum, { ranking }) => sum + (ranking[0]?.p ?? 0), 0) / found.length;
    const kept = found.filter(({ author, ranking }) => ranking[0]?.author === author).length / found.length;
    expect(Math.abs(promised - kept)).toBeLessThan(0.2);
    expect(fitted.calibration?.texts).toBe(64);
    expect(Attributor.load(Attributor.save(fitted)).rank(later[0]?.text ?? '')).toEqual(
      fitted.rank(later[0]?.text ?? ''),
    );
  });

  test('are null of too few texts, and where nobody asked', () => {
    const few = Attributor.fit(known.slice(0, 40), { method: 'centroid', probabilities: 'held-out' });

    expect(few.calibration).toBeNull();
    expect(rankingOf(few.rank(later[0]?.text ?? '')).map(({ p }) => p)).toEqual([null, null, null, null, null]);
    expect(Attributor.fit(known, { method: 'centroid' }).calibration).toBeNull();
  });
});

function rankingOf(found: ReturnType<ReturnType<typeof Attributor.fit>['rank']>) {
  return found.kind === 'ranked' ? found.ranking : [];
}

test('equal scores are a tie, in order of code points', () => {
  const same = ['bo', 'ada'].map((author) => ({ author, text: 'the cat and the dog and the bird' }));

  const found = Attributor.fit(same, { method: 'distance', distance: 'manhattan' }).rank('the cat and the dog');

  expect(found).toMatchObject({ kind: 'ranked', tie: true, ranking: [{ author: 'ada' }, { author: 'bo' }] });
});

test('one author alone is refused, with what to do', () => {
  expect(() => Attributor.fit([{ author: 'ada', text: 'some text' }])).toThrow(StylometryError);
  expect(() => Attributor.fit([{ author: 'ada', text: 'some text' }])).toThrow('only "ada"');
  expect(() => Attributor.fit([])).toThrow('give texts of at least two');
});

describe('even draws', () => {
  const texts = (author: string, count: number) => Array.from({ length: count }, (_, at) => ({ author, at }));
  const sizes = (draw: readonly { readonly author: string }[]) =>
    Object.fromEntries([...Map.groupBy(draw, ({ author }) => author)].map(([author, own]) => [author, own.length]));

  test('leave texts alone where nobody has more than twice as many as the middle author', () => {
    const all = [...texts('a', 4), ...texts('b', 8), ...texts('c', 5)];

    expect(evenDraws(all, createRandom(1))).toEqual([all]);
  });

  test('keep as many of each as the middle author has, and see most texts of the largest in the end', () => {
    const draws = evenDraws([...texts('a', 51), ...texts('b', 14), ...texts('c', 5)], createRandom(1));

    expect(draws.map(sizes)).toEqual(Array.from({ length: 8 }, () => ({ a: 14, b: 14, c: 5 })));
    expect(
      new Set(draws.flatMap((draw) => draw.filter(({ author }) => author === 'a').map(({ at }) => at))).size,
    ).toBeGreaterThan(38);
  });

  test('of two very unequal authors keep the smaller number', () => {
    expect(evenDraws([...texts('a', 51), ...texts('b', 14)], createRandom(1)).map(sizes)[0]).toEqual({ a: 14, b: 14 });
  });
});
