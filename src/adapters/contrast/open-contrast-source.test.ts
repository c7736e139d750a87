import { expect, test } from 'vitest';
import { knownRegisters } from '../../contracts/identifiers.ts';
import type { ContrastText } from '../../ports/contrast-source.ts';
import { openContrastSource } from './open-contrast-source.ts';

const shippedRegisters = [
  { register: 'email', people: 12, texts: 24, fewest: 50, most: 110 },
  { register: 'post', people: 12, texts: 12, fewest: 60, most: 130 },
  { register: 'chat', people: 8, texts: 8, fewest: 30, most: 60 },
  { register: 'essay', people: 6, texts: 6, fewest: 100, most: 140 },
] as const;

test.each(shippedRegisters)('holds $texts $register texts of $people people', async ({ register, people, texts }) => {
  const loaded = await openContrastSource().load(register);

  expect(new Set(loaded.map((one) => one.register))).toEqual(new Set([register]));
  expect(loaded).toHaveLength(texts);
  expect(new Set(loaded.map((one) => one.person)).size).toBe(people);
});

test.each(shippedRegisters)(
  'keeps every $register text between $fewest and $most words',
  async ({ register, fewest, most }) => {
    const loaded = await openContrastSource().load(register);

    expect(loaded.filter((one) => wordCount(one.text) < fewest || wordCount(one.text) > most)).toEqual([]);
  },
);

test.each([
  { asked: 'news', given: 'essay' },
  { asked: 'speech', given: 'essay' },
  { asked: 'fiction', given: 'essay' },
  { asked: 'letter', given: 'email' },
  { asked: 'sms', given: 'chat' },
  { asked: 'product-review', given: 'post' },
  { asked: 'constructor', given: 'post' },
])('answers $asked with the texts of $given', async ({ asked, given }) => {
  const source = openContrastSource();

  expect(await source.load(asked)).toEqual(await source.load(given));
});

test('answers every known register', async () => {
  const source = openContrastSource();

  const sizes = await Promise.all(knownRegisters.map(async (register) => (await source.load(register)).length));

  expect(sizes.every((size) => size >= 6)).toBe(true);
});

test('gives the same texts in the same order to every caller', async () => {
  const source = openContrastSource();

  const first = await source.load('email');

  expect(await source.load('email')).toEqual(first);
  expect(await openContrastSource().load('email')).toEqual(first);
  expect(first.map((one) => one.id)).toEqual(first.map((one) => one.id).toSorted());
});

test('gives one mail of every writer before a second of any', async () => {
  const loaded = await openContrastSource().load('email');

  expect(new Set(loaded.slice(0, 12).map((one) => one.person)).size).toBe(12);
  expect(new Set(loaded.slice(12).map((one) => one.person)).size).toBe(12);
});

test('never gives one id or one text twice, and no writer two registers', async () => {
  const all = await everyText();

  expect(new Set(all.map((one) => one.id)).size).toBe(all.length);
  expect(new Set(all.map((one) => one.text)).size).toBe(all.length);
  expect(new Set(all.map((one) => `${one.person} ${one.register}`)).size).toBe(
    new Set(all.map((one) => one.person)).size,
  );
});

test.each([
  { name: 'a mail address', pattern: /\S@\S/u },
  { name: 'a web address', pattern: /https?:|www\.|\b\w+\.(?:com|org|net|info|co)\b/iu },
  { name: 'a number long enough to call', pattern: /\d(?:[\s().-]?\d){5,}/u },
  { name: 'a title before a family name', pattern: /\b(?:Mr|Mrs|Ms|Dr|Prof)\b/u },
  { name: 'space at an end of a text or a line', pattern: /^\s|\s$|[ \t]\n/u },
])('holds no text with $name', async ({ pattern }) => {
  const all = await everyText();

  expect(all.filter((one) => pattern.test(one.text))).toEqual([]);
});

async function everyText(): Promise<readonly ContrastText[]> {
  const source = openContrastSource();
  const loaded = await Promise.all(shippedRegisters.map(({ register }) => source.load(register)));
  return loaded.flat();
}

function wordCount(text: string): number {
  return text.split(/\s+/u).length;
}
