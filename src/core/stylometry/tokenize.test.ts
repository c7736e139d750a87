import { describe, expect, test } from 'vitest';
import { tokenize } from './tokenize.ts';

const kinds = (text: string, kind: string): readonly string[] =>
  tokenize(text)
    .tokens.filter((token) => token.kind === kind)
    .map((token) => token.text);
const words = (text: string): string =>
  tokenize(text)
    .words.map((token) => token.lower)
    .join(' ');
const spans = (text: string, of: 'sentences' | 'paragraphs' | 'lines'): readonly string[] =>
  tokenize(text)[of].map(({ start, end }) => text.slice(start, end));

test('the golden line gives its words, its number and two sentences', () => {
  const text = 'Don’t—stop… e-mail me at 5.30! O’Brien’s "no".';

  expect(words(text)).toBe("don't stop e mail me at o'brien's no");
  expect(kinds(text, 'number')).toEqual(['5.30']);
  expect(spans(text, 'sentences')).toEqual(['Don’t—stop… e-mail me at 5.30!', 'O’Brien’s "no".']);
});

describe('T1, T2, T3, T4: words', () => {
  test.each([
    ['curly apostrophes join', 'we’ll', "we'll"],
    ['a left quote inside a word joins as well', 'don‘t', "don't"],
    ['a modifier apostrophe joins', 'donʼt', "don't"],
    ['an apostrophe at the start is a mark', "'tis late", 'tis late'],
    ['an apostrophe at the end is a mark', "the cats' bowls", 'the cats bowls'],
    ['several inner apostrophes join', "fo'c's'le", "fo'c's'le"],
    ['two apostrophes in a row do not join', "a''b", 'a b'],
    ['hyphens split', 'well-known e-mail', 'well known e mail'],
    ['underscores split', 'snake_case', 'snake case'],
    ['digits split letters', 'B2B and 5pm', 'b b and pm'],
    ['a contraction stays one word', "it's ISN'T", "it's isn't"],
    ['upper case is lowered without a locale', 'ISTANBUL', 'istanbul'],
    ['a composed and a decomposed letter are one word', 'caf\u00e9 cafe\u0301', 'café café'],
    ['a mark that cannot be composed stays with its letter', 'x\u0323y', 'x\u0323y'],
    ['Hangul jamo compose', '\u1112\u1161\u11ab', '한'],
    ['a soft hyphen vanishes', 'to\u00adgether', 'together'],
    ['zero-width spaces vanish', 'to\u200bget\u2060her', 'together'],
    ['a byte-order mark vanishes', '\ufeffhello', 'hello'],
    ['a no-break space parts words', 'ten\u00a0days', 'ten days'],
    ['a narrow no-break space parts words', 'a\u202fb', 'a b'],
    ['Greek', 'Γειά σου, Κόσμε', 'γειά σου κόσμε'],
    ['Cyrillic', 'Привет, мир', 'привет мир'],
    ['Hebrew', 'שלום עולם', 'שלום עולם'],
    ['Arabic with marks', 'مَرحبا', 'مَرحبا'],
    ['Devanagari keeps its vowel signs', 'नमस्ते दुनिया', 'नमस्ते दुनिया'],
    ['German', 'Straße über', 'straße über'],
    ['French elision joins', "l’été d'hier", "l'été d'hier"],
    ['letters beyond the basic plane', '𝐀𝐁 c', '𝐀𝐁 c'],
    ['nothing', '', ''],
    ['marks alone', '?! -- ...', ''],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toBe(expected);
  });
});

describe('numbers, marks and symbols', () => {
  test.each([
    ['a decimal is one number', 'at 5.30 and 1,000.50', 'number', ['5.30', '1,000.50']],
    ['a time is one number', 'at 17:45', 'number', ['17:45']],
    ['a full stop after a number is a mark', 'I have 5.', 'number', ['5']],
    ['digits of other scripts are numbers', '٣٤', 'number', ['٣٤']],
    ['an ellipsis character is three dots', 'well…', 'punctuation', ['...']],
    ['a run of dots is one mark', 'well......', 'punctuation', ['......']],
    ['repeated marks are one', 'what?!! no!!', 'punctuation', ['?!!', '!!']],
    ['two hyphens are one dash', 'a -- b', 'punctuation', ['--']],
    ['curly double quotes become straight', '“a”', 'punctuation', ['"', '"']],
    ['guillemets stay', '«a»', 'punctuation', ['«', '»']],
    ['money signs are symbols', '$5 €6', 'symbol', ['$', '€']],
    ['emoji are one symbol', 'hi 👍🏽', 'symbol', ['👍🏽']],
    ['a family of joined emoji is one symbol', '👩‍👩‍👧', 'symbol', ['👩‍👩‍👧']],
    ['a flag is one symbol', '🇫🇷', 'symbol', ['🇫🇷']],
    ['emoticons are one symbol', 'ok :-) and ;P <3', 'symbol', [':-)', ';P', '<3']],
    ['an address is no emoticon', 'https://a', 'symbol', []],
    ['a colon before a bracketed word is no emoticon', 'this:(see)', 'symbol', []],
  ] as const)('%s', (_, text, kind, expected) => {
    expect(kinds(text, kind)).toEqual(expected);
  });
});

describe('T5: sentences', () => {
  test.each([
    ['two plain ones', 'It rains. We stay.', ['It rains.', 'We stay.']],
    ['closing quotes belong to the sentence before', '"Go." She went.', ['"Go."', 'She went.']],
    ['closing brackets too', '(It rains.) We stay.', ['(It rains.)', 'We stay.']],
    ['an opening quote starts one', 'He left. "Good."', ['He left.', '"Good."']],
    ['a digit starts one', 'We won. 3 goals.', ['We won.', '3 goals.']],
    ['a listed abbreviation does not end one', 'Mr. Smith met Dr. Jones.', ['Mr. Smith met Dr. Jones.']],
    ['single capitals do not end one', 'J. R. Hartley wrote.', ['J. R. Hartley wrote.']],
    ['initials inside a country do not', 'The U.S. Navy sails.', ['The U.S. Navy sails.']],
    ['e.g. and i.e. do not', 'Bring tea, e.g. Assam, i.e. Black tea.', ['Bring tea, e.g. Assam, i.e. Black tea.']],
    ['"no." before a number does not', 'See No. 5 there.', ['See No. 5 there.']],
    ['"No." alone does', 'No. I will not.', ['No.', 'I will not.']],
    ['"I." ends one', 'So do I. You too.', ['So do I.', 'You too.']],
    ['a decimal does not end one', 'It cost 5.30 Euro.', ['It cost 5.30 Euro.']],
    ['lower case after a stop does not start one', 'Wait... what now. ok then', ['Wait... what now. ok then']],
    ['an ellipsis before a capital ends one', 'Wait... What now?', ['Wait...', 'What now?']],
    ['a lower-case writer needs no capital', 'it rains. we stay! why? ok', ['it rains.', 'we stay!', 'why?', 'ok']],
    ['a blank line ends one', 'Dear all\n\nIt rains', ['Dear all', 'It rains']],
    ['a wrapped line does not', 'It rains\nToday only.', ['It rains\nToday only.']],
    ['list marks start one', 'Bring:\n- Tea\n- Milk', ['Bring:', '- Tea', '- Milk']],
    ['numbered items start one', 'Bring:\n1. Tea\n2. Milk', ['Bring:', '1. Tea', '2. Milk']],
    ['Chinese needs no spaces', '下雨了。我们走吧！', ['下雨了。', '我们走吧！']],
    ['Hebrew has no capitals', 'יורד גשם. נשארים.', ['יורד גשם.', 'נשארים.']],
  ])('%s', (_, text, expected) => {
    expect(spans(text, 'sentences')).toEqual(expected);
  });
});

describe('T6: lines and paragraphs', () => {
  test.each([
    ['a blank line parts paragraphs', 'One\n\nTwo', ['One', 'Two']],
    ['a blank line with spaces does too', 'One\n \t\nTwo', ['One', 'Two']],
    ['a break after a sentence does too', 'It rains.\nWe stay.', ['It rains.', 'We stay.']],
    ['a wrapped line does not', 'It rains and\nWe stay.', ['It rains and\nWe stay.']],
    ['line feeds of Windows', 'One.\r\n\r\nTwo.', ['One.', 'Two.']],
    ['line feeds of old Macintosh', 'One.\r\rTwo.', ['One.', 'Two.']],
  ])('%s', (_, text, expected) => {
    expect(spans(text, 'paragraphs')).toEqual(expected);
  });

  test('lines without a token are not lines', () => {
    expect(spans('One\n\n   \nTwo\n', 'lines')).toEqual(['One', 'Two']);
  });
});

describe('T8: scripts without spaces', () => {
  test.each([
    ['Chinese', '今天下雨，我们留在家里。'],
    ['Japanese', '今日は雨です。家にいます。'],
    ['Thai', 'วันนี้ฝนตก'],
  ])('%s switches words off and keeps marks and letters', (_, text) => {
    const { wordsSupported, words: counted, tokens } = tokenize(text);

    expect({ wordsSupported, counted }).toEqual({ wordsSupported: false, counted: [] });
    expect(tokens.length).toBeGreaterThan(0);
  });

  test('one Chinese name in an English text changes nothing', () => {
    expect(tokenize('I met 王小明 at the station today').wordsSupported).toBe(true);
  });
});

test('offsets lead back to the original through every rewriting', () => {
  const text = '\ufeffIt’s “to\u00adday”…\r\ncafe\u0301 — 👩‍👩‍👧 ok';

  const found = tokenize(text).tokens.map(({ start, end }) => text.slice(start, end));

  expect(found).toEqual(['It’s', '“', 'to\u00adday', '”', '…', 'cafe\u0301', '—', '👩‍👩‍👧', 'ok']);
});
