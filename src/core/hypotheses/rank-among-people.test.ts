import { expect, test } from 'vitest';
import { placeOf } from '../stylometry/feature-catalogue.ts';
import { openBackground } from '../stylometry/open-background.ts';
import { backgroundOf, measured } from './fictional-writers.ts';
import { groupSize } from './group-size.ts';
import { otherPeople, rankTexts } from './rank-among-people.ts';

/** Ten sentences, some of which open with "And"; every text as long as another. */
function text(id: string, openers: number) {
  return measured(
    id,
    Array.from(
      { length: 10 },
      (_, at) => `${at < openers ? 'And then' : 'Later on'} the boat came back to the old harbour.`,
    ).join(' '),
  );
}

const opened = openBackground(
  backgroundOf(
    Array.from({ length: 24 }, (_, writer) => ({
      role: writer % 2 === 0 ? ('background' as const) : ('control' as const),
      texts: Array.from({ length: 8 }, (__, at) => text(`o_${writer}_${at}`, (at * 5 + writer) % 4 === 0 ? 1 : 0)),
    })),
    'post',
  ),
);
const place = placeOf('opener-and');
const rank = (openers: readonly number[]) => {
  const texts = openers.map((count, at) => text(`s_${at}`, count));
  const others = otherPeople(opened, 'control', texts);
  const input = { others, place, direction: 'more', texts, sources: texts.length } as const;
  return { alone: rankTexts({ ...input, size: 1 }), grouped: rankTexts({ ...input, size: 2 }) };
};

test('a habit that a usual text shows less than once is ranked by two texts, lengths and common marks by one', () => {
  expect(groupSize(place, opened)).toBe(2);
  expect(groupSize(placeOf('full-stops'), opened)).toBe(1);
  expect(groupSize(placeOf('words-per-sentence'), opened)).toBe(1);
});

test('grouping leaves A as it is and raises the bound of a habit that most texts hardly show', () => {
  const { alone, grouped } = rank([1, 1, 0, 1, 1, 0]);

  expect(grouped?.probability).toBe(alone?.probability);
  expect(grouped?.low).toBeGreaterThan(alone?.low ?? 1);
});

test('a habit that others have as often stays below one half, grouped or not', () => {
  const { alone, grouped } = rank([0, 0, 1, 0, 0, 0]);

  expect(alone?.low).toBeLessThan(0.5);
  expect(grouped?.low).toBeLessThan(0.5);
});

test('three texts make no groups', () => {
  const { alone, grouped } = rank([1, 2, 1]);

  expect(grouped).toEqual(alone);
});
