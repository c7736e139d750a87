import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPersonalData } from './mask-personal-data.ts';

describe('personal data is replaced by its kind', () => {
  test.each([
    ['an address of mail', 'write to ada.lovelace+x@engines.co.example, please', 'write to [EMAIL], please'],
    ['a mailto link', 'mailto:ada@engines.example', '[EMAIL]'],
    ['a web address', 'see https://engines.example/a?b=c(d)#e.', 'see [URL].'],
    ['a web address in brackets', 'it is there (www.engines.example), look', 'it is there ([URL]), look'],
    ['a bare path', 'on engines.com/valves you find it', 'on [URL] you find it'],
    ['an international phone', 'call +44 20 7946 0958 now', 'call [PHONE] now'],
    ['an international phone with brackets', 'call +49 (0)30 123456-78', 'call [PHONE]'],
    ['two zeros', 'call 0049 30 1234567', 'call [PHONE]'],
    ['an American phone', '(713) 853-1234, 713-853-1234 or 713.853.1234', '[PHONE], [PHONE] or [PHONE]'],
    ['a toll-free phone', 'dial 1-800-555-0199', 'dial [PHONE]'],
    ['a local phone', 'at 555-1234.', 'at [PHONE].'],
    ['a German phone', '030 1234567 oder 0170/1234567', '[PHONE] oder [PHONE]'],
    ['a French phone', 'au 01 23 45 67 89', 'au [PHONE]'],
    ['an IBAN', 'to DE89 3702 0044 0532 0130 00 today', 'to [NUMBER] today'],
    ['a card', '4111 1111 1111 1111 or 4111-1111-1111-1111', '[NUMBER] or [NUMBER]'],
    ['a social security number', '123-45-6789', '[NUMBER]'],
    ['seven digits', 'order 1234567 of May', 'order [NUMBER] of May'],
    ['an English street', 'at 12 Old Mill Road, Springfield, IL 62704 tomorrow', 'at [ADDRESS] tomorrow'],
    ['a post box', 'to P.O. Box 123', 'to [ADDRESS]'],
    ['a German street', 'Lange Straße 5, 10115 Berlin', '[ADDRESS]'],
    ['a German street in one word', 'in der Hauptstraße 5a', 'in der [ADDRESS]'],
    ['a French street', 'au 5 rue de la Paix, 75002 Paris', 'au [ADDRESS]'],
    ['a domain alone', 'it is on quillmere-ferries.com, I think', 'it is on [URL], I think'],
    ['a handle', 'ask @ada_l or @bo.k.', 'ask [HANDLE] or [HANDLE].'],
    ['a tagged handle', 'I am ondine#4417 there', 'I am [HANDLE] there'],
    ['a name at a service', 'my insta is ondine_k, Skype: ondine.k4', 'my insta is [HANDLE], Skype: [HANDLE]'],
    ['a spelled-out address', 'ada.l (at) engines (dot) example or ada at engines dot com', '[EMAIL] or [EMAIL]'],
    ['a date of birth', 'DOB: 03/12/1985, born on 12 March 1985', 'DOB: [BIRTH], born on [BIRTH]'],
    ['a German date of birth', 'geboren am 3. März 1961', 'geboren am [BIRTH]'],
    ['a Spanish street', 'en Calle de Alcalá, 45', 'en [ADDRESS]'],
  ])('%s', (_name, text, expected) => {
    expect(maskPersonalData(text).text).toBe(expected);
  });
});

test.each([
  'on 2001-02-13, 12/03/2001 and 13.02.2001 at 10:30',
  'from 1999-2001 we paid $1,250,000.00 for 123456 pieces',
  'version 10.11.12, 3.14159, 50 % of 100 000',
  'it takes 20 - 30 minutes, 2 or 3 times',
  'pages 100-200, room 12-34, 4x4 drive',
  'the 5 main points, the 3 Kings of old',
  'and/or, 24/7, 9/11, w/o',
  'he/she @ home',
  'we met at noon, a dot at best; issue #2000 of node.js',
  'born to run, my birthday is on Monday; the 12th of March suits me',
  'Skype is fine. Twitter is a mess: nobody reads it',
  '[EMAIL] [PHONE] [URL] [NUMBER] [ADDRESS] [NAME]',
])('"%s" stays as it is', (text) => {
  expect(maskPersonalData(text)).toEqual({
    text,
    counts: { email: 0, phone: 0, url: 0, number: 0, address: 0, handle: 0, birth: 0 },
  });
});

test('what was masked is counted by kind', () => {
  const { counts } = maskPersonalData('a@b.example c@d.example 555-1234 https://x.example 12345678 1 Old Road');

  expect(counts).toEqual({ email: 2, phone: 1, url: 1, number: 1, address: 1, handle: 0, birth: 0 });
});

test('masking twice changes nothing, whatever stands side by side', () => {
  const piece = fc.constantFrom(
    '1',
    '23',
    '456',
    '7890',
    '12345678',
    '+',
    '-',
    ' ',
    '.',
    '/',
    '(',
    ')',
    '0',
    '00',
    '@',
    'a.b',
    'x',
    'www.',
    'https://',
    ':',
    ',',
    '[PHONE]',
    'Main ',
    'Street',
    'rue ',
    'GB12',
    'a#1234',
    'born on ',
    'at ',
    'dot ',
    'x.com',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const once = maskPersonalData(pieces.join('')).text;

      expect(maskPersonalData(once).text).toBe(once);
    }),
    { numRuns: 3000, seed: 11 },
  );
});

test.each([
  ['digits', '1'],
  ['digits and spaces', '1 '],
  ['digits and brackets', '1('],
  ['zeros', '01 '],
  ['plus signs', '+1 '],
  ['letters', 'a'],
  ['letters and points', 'a.'],
  ['letters and hyphens', 'a-'],
  ['at signs', 'a@'],
  ['domains', '@a.'],
  ['protocols', 'https://'],
  ['slashes', '/'],
  ['capitals', 'AB12 '],
  ['streets', '1 Aa '],
  ['French streets', '1 rue de '],
  ['German streets', 'Aastr'],
  ['handles', '@a_'],
  ['services', 'skype: a'],
  ['spelled-out addresses', 'a at b dot '],
  ['births', 'born on 1 '],
  ['bare domains', 'ab.cd.'],
])('a megabyte of %s is read in linear time', (_name, unit) => {
  const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
  const started = performance.now();

  maskPersonalData(`${text}!`);

  expect(performance.now() - started).toBeLessThan(2000);
});
