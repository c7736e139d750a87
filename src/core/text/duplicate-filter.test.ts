import { describe, expect, test } from 'vitest';
import { createRandom } from '../numerics/index.ts';
import { createDuplicateFilter } from './duplicate-filter.ts';

const random = createRandom(5);
const vocabulary = Array.from(
  { length: 400 },
  (_, at) => `word${at.toString(36).replaceAll(/\d/g, 'x')}${String.fromCharCode(97 + (at % 26))}`,
);
const words = (count: number): string[] =>
  Array.from({ length: count }, () => vocabulary[random.integer(vocabulary.length)] ?? '');
const changed = (text: readonly string[], every: number): string =>
  text.map((word, at) => (at % every === every - 1 ? `${word}changed` : word)).join(' ');

describe('a text that was seen', () => {
  const text = words(60);

  test.each([
    ['unchanged', text.join(' '), 'duplicate'],
    ['in other case and punctuation', `${text.join(', ').toUpperCase()}!`, 'duplicate'],
    ['with another greeting', `hello there ${text.join(' ')}`, 'near-duplicate'],
    ['with one word changed', changed(text, 60), 'near-duplicate'],
    ['its first half alone', text.slice(0, 30).join(' '), 'near-duplicate'],
    ['with every fifth word changed', changed(text, 5), 'new'],
    ['with as much new text', [...text, ...words(60)].join(' '), 'new'],
  ])('%s', (_name, again, admission) => {
    const filter = createDuplicateFilter([text.join(' ')]);

    expect(filter.admit(again)).toBe(admission);
  });

  test('is told even when long and cut short', () => {
    const long = words(3000);
    const filter = createDuplicateFilter([long.join(' ')]);

    expect([
      filter.admit(changed(long, 500)),
      filter.admit(long.slice(100, 160).join(' ')),
      filter.admit(words(3000).join(' ')),
    ]).toEqual(['near-duplicate', 'near-duplicate', 'new']);
  });
});

test('texts without letters, and texts too short for shingles, are compared as they are', () => {
  const filter = createDuplicateFilter([]);

  expect(['👍', '🎉', '👍', 'see you', 'see you soon', 'See you!'].map((text) => filter.admit(text))).toEqual([
    'new',
    'new',
    'duplicate',
    'new',
    'new',
    'duplicate',
  ]);
});

test('the work grows with the text, even when every text shares a phrase', () => {
  const phrase = 'please find the report of this week attached to this mail as always';
  const read = (count: number): number => {
    const filter = createDuplicateFilter([]);
    const texts = Array.from({ length: count }, () => `${phrase} ${words(40).join(' ')}`);
    const started = performance.now();
    for (const text of texts) filter.admit(text);
    return performance.now() - started;
  };
  read(500);

  const small = Math.max(5, read(1000));

  expect(read(8000) / small).toBeLessThan(40);
});
