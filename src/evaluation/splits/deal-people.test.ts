import { expect, test } from 'vitest';
import { dealPeople } from './deal-people.ts';

test.each([
  { name: 'odd and even places', groups: ['a', 'b'], dealt: { a: ['1', '3', '5'], b: ['2', '4'] } },
  { name: 'two shares to one', groups: ['a', 'a', 'b'], dealt: { a: ['1', '2', '4', '5'], b: ['3'] } },
  {
    name: 'a group for whom nobody is left',
    groups: ['a', 'b', 'c', 'd', 'e', 'f'],
    dealt: { a: ['1'], b: ['2'], c: ['3'], d: ['4'], e: ['5'], f: [] },
  },
])('people are dealt over $name', ({ groups, dealt }) => {
  expect(dealPeople(['1', '2', '3', '4', '5', '1'], groups)).toEqual(dealt);
});
