import { expect, test } from 'vitest';
import { HyperalignError } from '../../errors.ts';
import { parseContrastTexts } from './parse-contrast-texts.ts';

const text = { id: 'c01', person: 'writer-01', register: 'email', text: 'Hi Priya, the numbers match.' };

test('gives the texts of a sound file as they stand', () => {
  expect(parseContrastTexts({ note: 'Fiction.', texts: [text] })).toEqual([text]);
});

test.each([
  { name: 'a file without the note that marks fiction', content: { texts: [text] }, where: 'note' },
  { name: 'a file without texts', content: { note: 'Fiction.', texts: [] }, where: 'texts' },
  { name: 'an empty text', content: { note: 'Fiction.', texts: [{ ...text, text: '' }] }, where: 'texts.0.text' },
  {
    name: 'a writer with a name',
    content: { note: 'Fiction.', texts: [{ ...text, person: 'Dana' }] },
    where: 'texts.0.person',
  },
  { name: 'something that is no object', content: null, where: 'the whole file' },
])('refuses $name and says where', ({ content, where }) => {
  const parse = () => parseContrastTexts(content);

  expect(parse).toThrow(HyperalignError);
  expect(parse).toThrow(
    expect.objectContaining({
      code: 'unreadable_input',
      message: `The contrast texts of this installation are damaged (contrast-texts.json, at ${where}); reinstall hyperalign.`,
    }),
  );
});
