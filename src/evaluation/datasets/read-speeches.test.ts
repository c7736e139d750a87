import { expect, test } from 'vitest';
import { cutSpeech, takeEvenly, withoutStageNotes } from './cut-speech.ts';
import { readSpeeches } from './read-speeches.ts';

/** So many sentences of ten words, each another one. */
function sentences(count: number): string {
  return Array.from({ length: count }, (_, at) => `In year ${at} the kettle sang to all of us.`).join(' ');
}

test('an address is cut at sentence ends into parts of 460 words, its rest left out', () => {
  const parts = cutSpeech(sentences(100));

  expect(parts.map((part) => part.split(' ').length)).toEqual([460, 460]);
  expect(parts.every((part) => part.endsWith('us.'))).toBe(true);
});

test('stage notes are nobody’s words', () => {
  expect(withoutStageNotes('We can do it. [Applause] And [Laughter] we shall.')).toBe('We can do it. And we shall.');
});

test('items are taken evenly, all of them where they are few', () => {
  expect([takeEvenly([1, 2, 3, 4, 5, 6], 3), takeEvenly([1, 2], 3)]).toEqual([
    [1, 3, 5],
    [1, 2],
  ]);
});

test('only spoken addresses of people who spoke enough are texts, at most 40 of a person', () => {
  const address = (speaker: string, year: number, words: number) => ({ speaker, year, text: sentences(words / 10) });

  const { texts, leftOut } = readSpeeches([
    address('Old Writer', 1900, 9_200),
    address('Short Speaker', 1950, 4_600),
    ...[1960, 1961, 1962].map((year) => address('Ada Vale', year, 460 * 15)),
  ]);

  expect(leftOut).toEqual([
    { reason: 'address from before 1913', rows: 1 },
    { reason: 'part by a speaker with fewer than 12 parts', rows: 10 },
    { reason: 'part beyond 40 of its speaker', rows: 5 },
  ]);
  expect(texts).toHaveLength(40);
  expect([...new Set(texts.map(({ person, source }) => `${person} ${source}`))]).toEqual([
    'Ada-Vale 1960',
    'Ada-Vale 1961',
    'Ada-Vale 1962',
  ]);
  expect(new Set(texts.map(({ id }) => id)).size).toBe(40);
});
