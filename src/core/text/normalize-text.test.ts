import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeText } from './normalize-text.ts';

test.each([
  ['line ends of all systems', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  ['letters in two pieces', 'Cafe\u0301', 'Café'],
  ['spaces that do not break', '«\u00a0oui\u202f!\u00a0»', '« oui ! »'],
  ['invisible marks', '\ufeffa\u200bb\u00adc\u200e', 'abc'],
  ['spaces at line ends', 'a  \n\tb\t\n', 'a\n\tb'],
  ['many empty lines', '\n\n a\n\n\n\n\nb\n\n', ' a\n\nb'],
  ['curly quotes and dashes, which stay', '“It’s – well… done—now”', '“It’s – well… done—now”'],
  ['joined emoji, which stay', '👨\u200d👩\u200d👧 ok', '👨\u200d👩\u200d👧 ok'],
  ['half a character', 'a\ud800b', 'a\ufffdb'],
])('%s', (_name, text, expected) => {
  expect(normalizeText(text)).toBe(expected);
});

test('doing it twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
    }),
    { seed: 1, numRuns: 500 },
  );
});
