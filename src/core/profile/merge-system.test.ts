import { expect, test } from 'vitest';
import { mergeSystem } from './merge-system.ts';

test.each([
  {
    name: 'puts guidance after the caller’s own text',
    caller: 'Be brief.',
    guidance: 'Write so.',
    merged: 'Be brief.\n\nWrite so.',
  },
  { name: 'is guidance alone where the caller says nothing', caller: null, guidance: 'Write so.', merged: 'Write so.' },
  { name: 'takes an empty text for none', caller: '', guidance: 'Write so.', merged: 'Write so.' },
  {
    name: 'leaves the caller’s text as it is without guidance',
    caller: 'Be brief.\n',
    guidance: '',
    merged: 'Be brief.\n',
  },
])('$name', ({ caller, guidance, merged }) => {
  expect(mergeSystem(caller, guidance)).toBe(merged);
});
