import { expect, test } from 'vitest';
import { splitContrast } from './split-contrast.ts';

test('H3: nobody stands on both sides, and nobody is lost', () => {
  const texts = ['a', 'b', 'c', 'a', 'b', 'c'].map((person, index) => ({
    id: `t${index}`,
    person,
    register: 'email',
    text: 'x',
  }));

  const { toPropose, toTry } = splitContrast(texts);

  expect(toPropose.map(({ id }) => id)).toEqual(['t0', 't2', 't3', 't5']);
  expect(toTry.map(({ id }) => id)).toEqual(['t1', 't4']);
});
