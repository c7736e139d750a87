import { expect, test } from 'vitest';
import { createRandom } from '../numerics/seeded-random.ts';
import { textKey } from '../numerics/text-key.ts';
import { placeOf } from './feature-catalogue.ts';
import { summariseRegister } from './summarise-register.ts';
import { tokenize } from './tokenize.ts';
import { withoutAuthors } from './without-authors.ts';

/** Eight writers with one text each of their own marks; even ones propose. The first alone exclaims. */
const textOf = (writer: number, text: number) =>
  Array.from(
    { length: 6 },
    (_, at) =>
      `The ${'abcdefgh'.charAt(writer)}-boat ${'klmnop'.charAt(text)} came in late, and we waited for a while${writer === 0 && at < 3 ? '!' : '.'}`,
  ).join(' ');
const register = summariseRegister({
  register: 'post',
  sources: [
    {
      name: 'made up',
      licence: 'ours',
      note: 'for tests',
      unreliable: [],
      writers: Array.from({ length: 8 }, (_, writer) => ({
        role: writer % 2 === 0 ? ('background' as const) : ('control' as const),
        person: `w_${writer}`,
        keys: Array.from({ length: 6 }, (__, text) => textKey(textOf(writer, text))),
        texts: Array.from({ length: 6 }, (__, text) => ({
          tokens: tokenize(textOf(writer, text)),
          group: `${writer}-${text}`,
        })),
      })),
    },
  ],
  elsewhere: [],
  random: createRandom(1),
});
const background = { schemaVersion: 1 as const, version: '1', catalogue: 'any', registers: [register] };
const exclamations = placeOf('exclamation-marks');

test('the writer of a known text is left out, with what only they do', () => {
  const [left] = withoutAuthors(background, new Set([textKey(textOf(0, 3))])).registers;

  expect(left?.writers.map(({ person }) => person)).toEqual(['w_1', 'w_2', 'w_3', 'w_4', 'w_5', 'w_6', 'w_7']);
  expect(register.count[exclamations]).toBeGreaterThan(0);
  expect(left?.count[exclamations]).toBe(0);
  expect(left?.opportunity[exclamations]).toBe(Math.round(((register.opportunity[exclamations] ?? 0) * 3) / 4));
});

test('a control writer leaves without touching what was pooled', () => {
  const [left] = withoutAuthors(background, new Set([textKey(textOf(3, 0))])).registers;

  expect(left?.writers).toHaveLength(7);
  expect(left?.count).toEqual(register.count);
});

test('texts of nobody here leave everything as it is', () => {
  expect(withoutAuthors(background, new Set([textKey('Somebody else wrote this.')]))).toBe(background);
});
