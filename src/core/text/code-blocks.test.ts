import { expect, test } from 'vitest';
import { dropCodeBlocks } from './code-blocks.ts';

test.each([
  ['a block', 'a\n```ts\nconst x = 1;\n```\nb', 'a\nb'],
  ['a block of waves', 'a\n~~~\nx\n~~~\nb', 'a\nb'],
  ['a fence inside a longer fence', 'a\n````\n```\nx\n````\nb', 'a\nb'],
  ['a block that is never closed', 'a\n```\nx', 'a'],
  ['no block', 'a `b` c', 'a `b` c'],
])('%s', (_name, text, expected) => {
  expect(dropCodeBlocks(text)).toBe(expected);
});
