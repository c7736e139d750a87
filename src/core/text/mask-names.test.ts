import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { learnNames, maskNames } from './mask-names.ts';
import { isStandIn } from './stand-in-names.ts';

/** Stand-ins as `_`, so that a test does not depend on which was taken. */
function marked(text: string, language = 'eng'): string {
  return maskNames(text, { language }).replace(/\p{L}+/gu, (word) => (isStandIn(word) ? '_' : word));
}

describe('a name is hidden', () => {
  test.each([
    ['in a greeting', 'Hi Zdravko, the key is here', 'Hi _, the key is here'],
    ['in a greeting of two', 'Hey Ondine and Pavel,\nall well', 'Hey _ and _,\nall well'],
    ['in a greeting without a capital', 'hi bartholomew,\nall well', 'hi _,\nall well'],
    ['below a closing', 'All well.\n\nCheers,\nOndine Quell', 'All well.\n\nCheers,\n_ _'],
    ['below a closing without a capital', 'all well.\n\nthanks,\nondine', 'all well.\n\nthanks,\n_'],
    ['after a dash', 'All well.\n\n- Ondine', 'All well.\n\n- _'],
    ['within a sentence', 'I told Kadri about it', 'I told _ about it'],
    ['at the beginning of one, a given name', 'It is shut. Pavel has it', 'It is shut. _ has it'],
    ['at the beginning of one, by what it does', 'It is shut. Mirembe thinks so', 'It is shut. _ thinks so'],
    ['by its company', 'It is shut. Mirembe and Pavel know', 'It is shut. _ and _ know'],
    ['by what it owns', 'It is shut. Mirembe’s key is lost', 'It is shut. _’s key is lost'],
    ['after a title, whatever it means', 'ask Mrs Banks or Dr. Brown', 'ask Mrs _ or Dr. _'],
    ['after a given name, whatever it means', 'a book by Stephen King here', 'a book by _ _ here'],
    ['in capitals', 'CALL PAVEL TODAY', 'CALL _ TODAY'],
    ['a month that is asked', 'ask June in June', 'ask _ in June'],
    ['in German, after a title', 'der Hund von Frau Grünwald bellt', 'der Hund von Frau _ bellt'],
  ])('%s', (_name, text, expected) => {
    expect(marked(text, text.startsWith('der') ? 'deu' : 'eng')).toBe(expected);
  });
});

test.each([
  'I think the English of May and June is fine on Monday.',
  'We met in Berlin at Christmas; God knows why. The Internet was down, OK?',
  'Hello there, Good morning all. Dear friends, Thanks a lot!',
  'It is NOT done. ASAP please. Kittens are here. Lunch at noon.',
  'Love and hugs xx\nxoxo',
  'Ask [EMAIL] or [PHONE].',
  'May I? Will you? Mark the date. Rose early today.',
])('"%s" stays as it is', (text) => {
  expect(maskNames(text, { language: 'eng' })).toBe(text);
});

test('the same name has the same stand-in in every text, in the form it stands in', () => {
  const [one, two] = ['I told Kadri so. KADRI!', 'we asked Kadri'].map((text) => maskNames(text, { language: 'eng' }));

  const standIn = two?.split(' ').at(-1) ?? '';
  expect(isStandIn(standIn)).toBe(true);
  expect(one).toBe(`I told ${standIn} so. ${standIn.toUpperCase()}!`);
});

test('what is a name in one text is one in another', () => {
  const texts = ['Hi ondine,\nall well', 'so ondine has the key'].map((text) => ({ text, language: 'eng' }));

  expect(maskNames('so ondine has the key', { language: 'eng', knowledge: learnNames(texts) })).not.toContain('ondine');
});

test('a name that is told anyway stays', () => {
  expect(maskNames('All well.\n\nCheers,\nOndine', { language: 'eng', keep: ['Ondine Quell'] })).toContain('Ondine');
});

const piece = fc.constantFrom(
  'Hi ',
  'Pavel',
  'ondine',
  'Zork',
  ' ',
  ',',
  '.',
  '\n',
  'said',
  'and',
  'THE',
  'Mr. ',
  '’s',
  '-',
  'J. ',
  'Cheers,\n',
  '[NAME]',
  'é',
  'Ø',
  '7',
  '_',
  '“',
);
const anyText = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
);

test('masking twice changes nothing, and words stay words in their places', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = maskNames(text);

      expect(maskNames(once)).toBe(once);
      const between = (one: string) => one.split(/[\p{L}\p{M}'’-]+/u);
      expect(between(once)).toEqual(between(text));
    }),
    { numRuns: 1000, seed: 3 },
  );
});

test.each(['Aa ', 'aa ', 'Aa. ', 'Mr Aa ', 'hi a\n', 'Aa\n', "A'", 'Zork and ', 'my name is ', '“(', 'Hi Zork,\n'])(
  'a hundred thousand characters of "%s" are read in linear time',
  (unit) => {
    const started = process.cpuUsage();

    maskNames(unit.repeat(Math.ceil(100_000 / unit.length)));

    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
  },
);
