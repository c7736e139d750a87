import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsAt, membersAt, skipBlank } from './json-spans.ts';

/** JSON with white space of all kinds between its signs. */
const spaced = fc
  .tuple(fc.jsonValue(), fc.constantFrom('', '\n', ' \t', '\r\n '))
  .map(([value, blank]) => ({ value, text: JSON.stringify(value, null, blank === '' ? undefined : 2), blank }));

test('the spans of an object give its members, whatever is in them', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), spaced), fc.constantFrom('', ' ', '\n\t'), (members, blank) => {
      const own = Object.entries(members);
      const text = `${blank}{${blank}${own
        .map(([name, { text: value }]) => `${JSON.stringify(name)}${blank}:${blank}${value}${blank}`)
        .join(`,${blank}`)}}${blank}`;

      const found = membersAt(text, skipBlank(text, 0));

      expect(found.map(({ name, value }) => [name, text.slice(value.start, value.end)])).toEqual(
        own.map(([name, { text: value }]) => [name, value]),
      );
    }),
  );
});

test('the spans of an array give its items', () => {
  fc.assert(
    fc.property(fc.array(spaced), fc.constantFrom('', ' ', '\n\t'), (items, blank) => {
      const text = `[${blank}${items.map((item) => `${item.text}${blank}`).join(`,${blank}`)}]`;

      const found = itemsAt(text, 0);

      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(items.map((item) => item.text));
    }),
  );
});

test('quotes, backslashes and brackets in strings end nothing', () => {
  const text = String.raw`{"a":"}\"]{","b\\":["\\",{"c":"]"}],"d":-1.50e+3}`;

  expect(membersAt(text, 0).map(({ name, value }) => [name, text.slice(value.start, value.end)])).toEqual([
    ['a', String.raw`"}\"]{"`],
    ['b\\', String.raw`["\\",{"c":"]"}]`],
    ['d', '-1.50e+3'],
  ]);
});
