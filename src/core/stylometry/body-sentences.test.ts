import { expect, test } from 'vitest';
import { bodyOf } from './body-sentences.ts';
import { tokenize } from './tokenize.ts';

function bodyTexts(text: string): readonly string[] {
  return bodyOf(tokenize(text)).sentences.map(({ start, end }) => text.slice(start, end));
}

test.each([
  {
    name: 'a greeting and a closing on lines of their own',
    text: 'Hi Kim,\n\nThe shelf is up. It holds.\n\nThanks,\nRo',
    body: ['The shelf is up.', 'It holds.'],
  },
  {
    name: 'an addressee in many words',
    text: 'Dear friends of the reading room,\n\nWe open on Monday.\n\nYours,\nRo',
    body: ['We open on Monday.'],
  },
  {
    name: 'a greeting that runs on keeps its sentence',
    text: 'Hi Kim, the shelf is up.\nIt holds.',
    body: ['Hi Kim, the shelf is up.', 'It holds.'],
  },
  { name: 'a text without either', text: 'The shelf is up. It holds.', body: ['The shelf is up.', 'It holds.'] },
  { name: 'nothing but a greeting is left as it is', text: 'Hi Kim,', body: ['Hi Kim,'] },
])('the body of $name', ({ text, body }) => {
  expect(bodyTexts(text)).toEqual(body);
});
