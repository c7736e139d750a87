import { expect, test } from 'vitest';
import { describeByFeatures } from './text-description.ts';

const calm = 'The hall is closed on Friday; the key is with Ada. We open again on Monday, at nine.';
const loud = 'The hall is closed! Ask for the key! It is open on Monday! Come at nine!';
const texts = [calm, loud, `${calm} The bus runs late.`, `${loud} Bring a friend!`];

test('texts are described by what varies in them, under readable labels', () => {
  const { labels, describe } = describeByFeatures(['punctuation'])(texts);

  const marks = labels.indexOf('exclamation marks');
  expect(marks).toBeGreaterThanOrEqual(0);
  expect(labels).not.toContain('emoji');
  expect(describe(loud)).toHaveLength(labels.length);
  expect(describe(loud)[marks]).toBeGreaterThan(0.5);
  expect(describe(calm)[marks]).toBeLessThan(-0.5);
});

test('all families give more, and no text is described by nothing', () => {
  expect(describeByFeatures()(texts).labels.length).toBeGreaterThan(
    describeByFeatures(['punctuation'])(texts).labels.length,
  );
  expect(describeByFeatures()([]).labels).toEqual([]);
  expect(describeByFeatures()([calm]).describe(calm)).toHaveLength(0);
});
