import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBase32 } from './base32.ts';
import { crc32 } from './crc32.ts';
import { type KeyParts, keyIdBytes, keySecretBytes, keyText, parseKeyText } from './key-text.ts';

/** 64 characters of four bytes are the longest there are. */
const workspace = fc.oneof(
  fc.constantFrom('default', 'ada@example.com', 'Ärzte.Köln', '𝒶'.repeat(64)),
  fc.string({ unit: fc.constantFrom(...'aZ9._-@+äßжあ𝒶'), minLength: 1, maxLength: 64 }),
);
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const parts: fc.Arbitrary<KeyParts> = fc
  .record({ workspace, id: bytes(keyIdBytes), secret: bytes(keySecretBytes) })
  .map(({ workspace: owner, id, secret }) => ({ workspace: owner, id: toBase32(id), secret: toBase32(secret) }));

const example = keyText({ workspace: 'default', id: 'a'.repeat(16), secret: 'a'.repeat(52) });

test('the checksum is the one of zip files', () => {
  expect(crc32('123456789')).toBe(0xcb_f4_39_26);
});

test('a key is one word that a double click selects', () => {
  expect(example).toBe(`ha_mrswmylvnr2a_${'a'.repeat(16)}_${'a'.repeat(52)}${example.slice(-7)}`);
  expect(example).toMatch(/^\w+$/);
});

describe('the text of a key', () => {
  test('says what it was made of', () => {
    fc.assert(
      fc.property(parts, (given) => {
        expect(parseKeyText(keyText(given))).toEqual(given);
      }),
    );
  });

  test('with one letter exchanged is malformed, whichever it is', () => {
    fc.assert(
      fc.property(
        parts,
        fc.nat(),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        (given, place, letter) => {
          const text = keyText(given);
          const at = place % text.length;
          fc.pre(letter !== text[at]);

          expect(parseKeyText(text.slice(0, at) + letter + text.slice(at + 1))).toBeNull();
        },
      ),
      { numRuns: 500 },
    );
  });

  test('with two neighbours swapped, a letter left out or one typed twice is malformed', () => {
    fc.assert(
      fc.property(parts, fc.nat(), (given, place) => {
        const text = keyText(given);
        const at = place % (text.length - 1);
        const [one, other] = [text.charAt(at), text.charAt(at + 1)];
        const wrong = [
          ...(one === other ? [] : [text.slice(0, at) + other + one + text.slice(at + 2)]),
          text.slice(0, at) + text.slice(at + 1),
          text.slice(0, at) + one + text.slice(at),
        ];

        expect(wrong.map(parseKeyText)).toEqual(wrong.map(() => null));
      }),
    );
  });

  test.each([
    { name: 'nothing', text: '' },
    { name: 'a key of somebody else', text: `sk-${'a'.repeat(48)}` },
    { name: 'capitals', text: example.toUpperCase() },
    { name: 'a blank behind it', text: `${example} ` },
    { name: 'a line end behind it', text: `${example}\n` },
    { name: 'two of them', text: example + example },
    { name: 'a megabyte', text: `ha_${'a'.repeat(1 << 20)}` },
    {
      name: 'spare bits that no bytes have',
      text: withChecksum(`ha_mrswmylvnr2b_${'a'.repeat(16)}_${'a'.repeat(52)}`),
    },
    {
      name: 'spare bits in its secret',
      text: withChecksum(`ha_mrswmylvnr2a_${'a'.repeat(16)}_${'a'.repeat(51)}b`),
    },
    { name: 'a workspace that is no UTF-8', text: withChecksum(`ha_74_${'a'.repeat(16)}_${'a'.repeat(52)}`) },
  ])('is malformed as $name', ({ text }) => {
    expect(parseKeyText(text)).toBeNull();
  });
});

function withChecksum(body: string): string {
  const sum = crc32(body);
  return body + toBase32(Uint8Array.from([sum >>> 24, sum >>> 16, sum >>> 8, sum]));
}
