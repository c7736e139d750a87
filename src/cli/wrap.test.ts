import { expect, test } from 'vitest';
import { bar } from './bar.ts';
import { wrap } from './wrap.ts';

test.each([
  { name: 'leaves a short line alone', text: 'one two', width: 20, expected: '  one two' },
  { name: 'breaks at a space', text: 'one two three', width: 9, expected: '  one two\n  three' },
  {
    name: 'keeps a word that is too long whole',
    text: 'a extraordinarily b',
    width: 8,
    expected: '  a\n  extraordinarily\n  b',
  },
  { name: 'keeps paragraphs', text: 'one\n\ntwo', width: 20, expected: '  one\n  \n  two' },
])('wrap $name', ({ text, width, expected }) => {
  expect(wrap(text, width, '  ')).toBe(expected);
});

test.each([
  { share: -1, expected: '░░░░' },
  { share: 0.5, expected: '██░░' },
  { share: 2, expected: '████' },
])('a bar for $share is $expected', ({ share, expected }) => {
  expect(bar(share, 4)).toBe(expected);
});
