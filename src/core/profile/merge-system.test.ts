import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeSystem } from './merge-system.ts';

test.each([
  {
    name: 'the caller first, then guidance',
    caller: 'You are a clerk.',
    guidance: 'Write as Nell.',
    merged: 'You are a clerk.\n\nWrite as Nell.',
  },
  {
    name: 'guidance alone where there is no caller',
    caller: null,
    guidance: 'Write as Nell.',
    merged: 'Write as Nell.',
  },
  {
    name: 'guidance alone where the caller is blank',
    caller: ' \n',
    guidance: 'Write as Nell.',
    merged: 'Write as Nell.',
  },
  {
    name: 'the caller as it is where there is no guidance',
    caller: ' You are a clerk.\n',
    guidance: '',
    merged: ' You are a clerk.\n',
  },
  { name: 'nothing of nothing', caller: null, guidance: '', merged: '' },
])('gives $name', ({ caller, guidance, merged }) => {
  expect(mergeSystem(caller, guidance)).toBe(merged);
});

test('begins with the caller, letter for letter, and ends with guidance', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => text.trim() !== ''),
      fc.string(),
      (caller, guidance) => {
        const merged = mergeSystem(caller, guidance);

        expect(merged.startsWith(caller) && merged.endsWith(guidance)).toBe(true);
      },
    ),
  );
});
