import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceText } from '../scripts/reference-text.ts';

const file = new URL('../docs/reference/stylometry.md', import.meta.url);
const current = referenceText();

test('docs/reference/stylometry.md says what the docstrings say (node scripts/make-reference.ts writes it)', () => {
  expect(readFileSync(file, 'utf8')).toBe(current);
});

test('every function and value of the stylometry library has a docstring', () => {
  const functions = current.split(/^#{2,3} (?=\S)/m).filter((section) => section.startsWith('Functions and values'));
  const silent = functions.flatMap((text) => [...text.matchAll(/^#### (\S+)\n\n```/gm)].map(([, name]) => name));

  expect(functions).toHaveLength(3);

  expect(silent).toEqual([]);
});
