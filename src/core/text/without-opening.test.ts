import { expect, test } from 'vitest';
import { withoutOpening } from './without-opening.ts';

const opening = 'The ferry didn’t sail, on Monday.';

test.each([
  ["The ferry didn't sail on Monday. It sailed on Tuesday.", 'It sailed on Tuesday.'],
  ['“THE FERRY didn’t sail, on Monday.”\n\n"Late again," said Io.', '"Late again," said Io.'],
  ['The ferry didn’t sail, on Monday – and not on Tuesday.', '– and not on Tuesday.'],
  ['The ferry didn’t sail, on Monday.', ''],
])('what says the opening again goes on behind it: %s', (text, rest) => {
  expect(withoutOpening(text, opening)).toBe(rest);
});

test.each([
  'It sailed on Tuesday.',
  'The ferry didn’t sail, on Mondays it never does.',
  'The ferry didn’t sail',
  'So: the ferry didn’t sail, on Monday.',
  '',
])('another text stays whole: %s', (text) => {
  expect(withoutOpening(text, opening)).toBe(text);
});

test('nothing given takes nothing away', () => {
  expect(withoutOpening('It sailed.', '')).toBe('It sailed.');
});
