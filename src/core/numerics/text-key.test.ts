import { expect, test } from 'vitest';
import { packKeys, textKey, unpackKeys } from './text-key.ts';

test('a text keeps its key under another layout, and another text has another', () => {
  expect(textKey('Dear Kim,\n\nthe shelf is up.')).toBe(textKey('dear kim the shelf -- is up'));
  expect(textKey('Dear Kim, the shelf is up.')).not.toBe(textKey('Dear Tim, the shelf is up.'));
  expect(textKey('12')).not.toBe(textKey('13'));
  expect(textKey('anything')).toMatch(/^[0-9a-f]{12}$/);
});

test('keys come back as they were packed', () => {
  const keys = ['a text', 'another', '42'].map(textKey);

  expect(unpackKeys(packKeys(keys))).toEqual(keys);
  expect(unpackKeys(packKeys([]))).toEqual([]);
});
