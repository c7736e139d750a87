// A table: the cases of acceptance line S3, each text with what must be found in it.
import { expect, test } from 'vitest';
import { type TokenizeOptions, tokenize } from './tokenize.ts';

interface Found {
  /** In lower case, parted by spaces. */
  readonly words?: string;
  readonly numbers?: readonly string[];
  readonly marks?: readonly string[];
  readonly symbols?: readonly string[];
  readonly sentences?: readonly string[];
  readonly paragraphs?: readonly string[];
  readonly unsupported?: 'words' | null;
}

type Case = readonly [name: string, text: string, found: Found, options?: TokenizeOptions];

const cases: readonly Case[] = [
  // Quotes and apostrophes
  ['curly apostrophes', 'We’ll say ‘no’', { words: "we'll say no", marks: ["'", "'"] }],
  ['a left quote as apostrophe', 'don‘t', { words: "don't" }],
  ['a modifier letter as apostrophe', 'donʼt ʼtis', { words: "don't tis" }],
  ['curly double quotes', '“Go,” she said.', { words: 'go she said', marks: ['"', ',', '"', '.'] }],
  ['low and reversed quotes', '„Ja“ ‟so”', { marks: ['"', '"', '"', '"'] }],
  ['guillemets stay as they are', '« Oui »', { words: 'oui', marks: ['«', '»'] }],
  ['an apostrophe before a word', "'twas late", { words: 'twas late', marks: ["'"] }],
  ['an apostrophe behind a word', "the crews' tea", { words: 'the crews tea', marks: ["'"] }],
  ['inner apostrophes', "o'clock fo'c's'le", { words: "o'clock fo'c's'le" }],
  ['two apostrophes in a row', "a''b", { words: 'a b', marks: ["'", "'"] }],
  ['French elision', 'L’été d’Anne', { words: "l'été d'anne" }],
  // Hyphens, dashes, ellipses
  ['hyphens part words', 'a well-known e-mail', { words: 'a well known e mail', marks: ['-', '-'] }],
  ['hyphens join on request', 'a well-known e-mail', { words: 'a well-known e-mail', marks: [] }, { hyphens: 'join' }],
  ['typographic hyphens join as plain ones', 'e‐mail e‑mail', { words: 'e-mail e-mail' }, { hyphens: 'join' }],
  ['dashes join nothing', 'so--or—so –x', { words: 'so or so x', marks: ['--', '—', '–'] }, { hyphens: 'join' }],
  ['a hyphen at an edge joins nothing', 'pre- and -post', { words: 'pre and post' }, { hyphens: 'join' }],
  ['em and en dashes', 'a—b – c', { words: 'a b c', marks: ['—', '–'] }],
  ['two hyphens are one dash', 'a -- b', { marks: ['--'] }],
  ['the ellipsis sign', 'Well… fine', { words: 'well fine', marks: ['...'] }],
  ['a run of dots is one mark', 'Well..... fine', { marks: ['.....'] }],
  ['an ellipsis before a capital ends a sentence', 'Wait… What?', { sentences: ['Wait…', 'What?'] }],
  ['an ellipsis before lower case does not', 'Wait... what now.', { sentences: ['Wait... what now.'] }],
  // Contractions
  ['contractions stay one word', "I don't, it's", { words: "i don't it's" }],
  ['contractions part on request', "I DON'T, it’s", { words: "i do n't it 's" }, { contractions: 'split' }],
  ['a stack of contractions parts wholly', "shouldn't've", { words: "should n't 've" }, { contractions: 'split' }],
  ['can and will part like the others', "can't won't", { words: "ca n't wo n't" }, { contractions: 'split' }],
  ['names and clocks do not part', "O'Brien's o'clock", { words: "o'brien 's o'clock" }, { contractions: 'split' }],
  ['cannot has no apostrophe to part at', 'cannot', { words: 'cannot' }, { contractions: 'split' }],
  // Letters, marks and scripts
  ['composed and decomposed letters', 'caf\u00e9 cafe\u0301', { words: 'café café' }],
  ['a mark without a composed form', 'x\u0323y', { words: 'x\u0323y' }],
  ['a letter and its accent parted by a zero-width space', 'cafe\u200b\u0301', { words: 'café' }],
  ['stacked marks', 'a\u0301\u0323\u0308b', { words: 'a\u0301\u0323\u0308b'.normalize('NFC') }],
  ['marks with nothing to stand on', '\u0301 a', { words: 'a' }],
  ['Hangul jamo', '\u1112\u1161\u11ab\u1100\u1173\u11af', { words: '한글', unsupported: null }],
  ['a Hangul syllable and a final jamo', '\uac00\u11a8', { words: '각' }],
  ['Greek with final sigma', 'Ο ΚΌΣΜΟΣ μου', { words: 'ο κόσμος μου' }],
  ['Cyrillic', 'Ёлка стоит. Он рад!', { words: 'ёлка стоит он рад', sentences: ['Ёлка стоит.', 'Он рад!'] }],
  ['Hebrew', 'יורד גשם. נשארים.', { words: 'יורד גשם נשארים', sentences: ['יורד גשם.', 'נשארים.'] }],
  ['Hebrew with points', 'שָׁלוֹם', { words: 'שָׁלוֹם'.normalize('NFC') }],
  ['Arabic with its question mark', 'كيف حالك؟ بخير', { words: 'كيف حالك بخير', marks: ['؟'] }],
  ['marks of writing direction', '\u200fשלום\u200e \u202bעולם\u202c', { words: 'שלום עולם' }],
  ['Persian with a zero-width non-joiner', 'می\u200cروم', { words: 'میروم' }],
  ['Devanagari', 'नमस्ते दुनिया। ठीक', { words: 'नमस्ते दुनिया ठीक', sentences: ['नमस्ते दुनिया।', 'ठीक'] }],
  ['Chinese', '今天下雨。我们走吧！', { words: '', unsupported: 'words', sentences: ['今天下雨。', '我们走吧！'] }],
  ['Japanese', '今日は雨です。家にいます。', { words: '', unsupported: 'words', marks: ['。', '。'] }],
  ['Thai', 'วันนี้ฝนตก 3 ครั้ง', { words: '', unsupported: 'words', numbers: ['3'] }],
  ['Khmer', 'ថ្ងៃនេះភ្លៀង', { words: '', unsupported: 'words' }],
  ['Tibetan', 'བཀྲ་ཤིས་བདེ་ལེགས', { words: '', unsupported: 'words' }],
  [
    'a Chinese name in English',
    'I met 王小明 at the station',
    { words: 'i met 王小明 at the station', unsupported: null },
  ],
  ['scripts mixed in one text', 'Привет Bob und Ζωή', { words: 'привет bob und ζωή', unsupported: null }],
  ['Latin and Cyrillic in one word', 'pаypal', { words: 'pаypal' }],
  ['letters beyond the basic plane', '𝐀𝐁 𐐀', { words: '𝐀𝐁 𐐨' }],
  ['Turkish without a locale', 'IŞIK İyi', { words: 'işik i̇yi' }],
  ['Turkish by its locale', 'IŞIK İyi', { words: 'ışık iyi' }, { locale: 'tr' }],
  ['Lithuanian by its locale', 'Ì Į̃', { words: 'i̇̀ į̇̃' }, { locale: 'lt' }],
  ['German sharp s', 'Straße STRASSE', { words: 'straße strasse' }],
  // What is not seen
  ['a soft hyphen', 'to\u00adgether', { words: 'together' }],
  ['zero-width characters', 'to\u200bget\u2060her\ufeff', { words: 'together' }],
  ['no-break spaces part', 'ten\u00a0days a\u202fb c\u2007d', { words: 'ten days a b c d' }],
  ['only zero-width characters', '\u200b\u200c\u200d\u2060', { words: '', marks: [], symbols: [], sentences: [] }],
  // Numbers and signs
  ['decimals', 'At 5.30 it was 1,000.50.', { numbers: ['5.30', '1,000.50'], sentences: ['At 5.30 it was 1,000.50.'] }],
  ['times', 'at 17:45', { numbers: ['17:45'] }],
  ['digits of other scripts', '٣٤ and ४२', { numbers: ['٣٤', '४२'], words: 'and' }],
  ['letters beside digits', 'B2B by 5pm', { words: 'b b by pm', numbers: ['2', '5'] }],
  ['money and mathematics', '$5 + €6', { symbols: ['$', '+', '€'], numbers: ['5', '6'] }],
  ['a sign NFC takes apart', 'a ⫝̸ b', { words: 'a b', symbols: ['\u2add\u0338'] }],
  // Emoji and emoticons
  ['emoji with a skin tone', 'ok 👍🏽', { symbols: ['👍🏽'] }],
  ['a family joined by zero-width joiners', '👩‍👩‍👧 hi', { symbols: ['👩‍👩‍👧'], words: 'hi' }],
  ['a heart on fire', '❤️‍🔥', { symbols: ['❤️‍🔥'] }],
  ['two flags', '🇫🇷🇩🇪', { symbols: ['🇫🇷', '🇩🇪'] }],
  ['a flag spelled in tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿 ok', { symbols: ['🏴󠁧󠁢󠁳󠁣󠁴󠁿'], words: 'ok' }],
  ['emoticons', 'ok :-) ;P <3', { symbols: [':-)', ';P', '<3'] }],
  ['an address is no emoticon', 'https://x', { symbols: [] }],
  // Sentences
  ['abbreviations', 'Mr. Hale met Dr. Oyelaran. He left.', { sentences: ['Mr. Hale met Dr. Oyelaran.', 'He left.'] }],
  ['initials', 'J. R. Hale wrote it.', { sentences: ['J. R. Hale wrote it.'] }],
  ['initials of a country', 'The U.S. Navy sails.', { sentences: ['The U.S. Navy sails.'] }],
  ['"No." alone and before a number', 'No. See No. 5.', { sentences: ['No.', 'See No. 5.'] }],
  ['closing quotes and brackets', '(“Go.”) She went.', { sentences: ['(“Go.”)', 'She went.'] }],
  ['an opening quote begins one', 'He left. “Good.”', { sentences: ['He left.', '“Good.”'] }],
  ['repeated marks', 'What?!! No!!', { marks: ['?!!', '!!'], sentences: ['What?!!', 'No!!'] }],
  ['a lower-case writer', 'it rains. we stay! ok', { sentences: ['it rains.', 'we stay!', 'ok'] }],
  ['a bullet list', 'Bring:\n- Tea\n* Milk\n• Rusks', { sentences: ['Bring:', '- Tea', '* Milk', '• Rusks'] }],
  ['a numbered list', 'Bring:\n1. Tea\n2) Milk', { sentences: ['Bring:', '1. Tea', '2) Milk'] }],
  // Paragraphs and line breaks
  ['breaks of Windows', 'One.\r\n\r\nTwo.\r\nThree', { paragraphs: ['One.', 'Two.', 'Three'] }],
  ['breaks of the old Macintosh', 'One.\r\rTwo.', { paragraphs: ['One.', 'Two.'] }],
  ['a wrapped line', 'It rains and\nwe stay.', { paragraphs: ['It rains and\nwe stay.'] }],
  ['a blank line with spaces', 'One\n \t\nTwo', { paragraphs: ['One', 'Two'], sentences: ['One', 'Two'] }],
  // Broken and empty
  ['a lone high surrogate', 'a \ud83d b', { words: 'a b', symbols: [], marks: [] }],
  ['a lone low surrogate in a word', 'a\ude00b', { words: 'a b' }],
  ['surrogates in the wrong order', '\ude00\ud83d', { words: '', symbols: [] }],
  ['nothing', '', { words: '', numbers: [], marks: [], symbols: [], sentences: [], paragraphs: [], unsupported: null }],
  ['only white space', ' \t\r\n\u00a0 ', { words: '', marks: [], sentences: [], paragraphs: [] }],
  ['only marks', '?! -- ...', { words: '', marks: ['?!', '--', '...'] }],
];

test.each(
  cases.map(([name, text, found, options], at) => ({
    id: String(at + 1).padStart(2, '0'),
    name,
    text,
    found,
    options,
  })),
)('S3.$id: $name', ({ text, found, options }) => {
  const all = findAll(text, options);

  expect(Object.fromEntries(Object.keys(found).map((key) => [key, all[key]]))).toEqual(found);
});

test('S3: the table has at least 60 cases, none twice', () => {
  expect(cases.length).toBeGreaterThanOrEqual(60);
  expect(new Set(cases.map(([name]) => name)).size).toBe(cases.length);
});

test('S1, S3: the golden line of the specification', () => {
  const { words, numbers, sentences } = findAll('Don’t—stop… e-mail me at 5.30! O’Brien\'s "no".');

  expect({ words, numbers, sentences }).toEqual({
    words: "don't stop e mail me at o'brien's no",
    numbers: ['5.30'],
    sentences: ['Don’t—stop… e-mail me at 5.30!', 'O’Brien\'s "no".'],
  });
});

function findAll(text: string, options?: TokenizeOptions): Readonly<Record<string, unknown>> {
  const { tokens, words, sentences, paragraphs, unsupported } = tokenize(text, options);
  const ofKind = (kind: string) => tokens.filter((token) => token.kind === kind).map((token) => token.text);
  const slices = (spans: readonly { readonly start: number; readonly end: number }[]) =>
    spans.map(({ start, end }) => text.slice(start, end));
  return {
    words: words.map(({ lower }) => lower).join(' '),
    numbers: ofKind('number'),
    marks: ofKind('punctuation'),
    symbols: ofKind('symbol'),
    sentences: slices(sentences),
    paragraphs: slices(paragraphs),
    unsupported,
  };
}
