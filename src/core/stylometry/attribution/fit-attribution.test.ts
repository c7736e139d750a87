import { describe, expect, test } from 'vitest';
import { createRandom } from '../../numerics/seeded-random.ts';
import { StylometryError } from '../stylometry-error.ts';
import { fixtureWriters } from '../verification/writer-fixture.ts';
import { attributionMethods } from './attribution.ts';
import { evenDraws } from './even-draws.ts';
import { Attributor } from './fit-attribution.ts';

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

  test('says of four words that they are too short', () => {
    expect(fitted.rank('Yes see you there')).toEqual({ kind: 'too-short', tokens: 4, needed: 5 });
  });
});

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
