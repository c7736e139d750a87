import { expect, test } from 'vitest';
import { phiCoefficient } from './phi-coefficient.ts';

const answers = (text: string) => [...text].map((letter) => (letter === '?' ? null : letter === 'y'));

test.each([
  { name: 'is 1 for the same answers', one: 'yynn', other: 'yynn', phi: 1 },
  { name: 'is −1 for opposite ones', one: 'yynn', other: 'nnyy', phi: -1 },
  { name: 'is 0 where the one says nothing of the other', one: 'yynn', other: 'ynyn', phi: 0 },
  // (3·3 − 1·1) ÷ √(4·4·4·4)
  { name: 'is one half where one answer in four differs on each side', one: 'yyyynnnn', other: 'yyynynnn', phi: 0.5 },
  { name: 'leaves out what either cannot tell', one: 'yyn?n', other: 'y?nyn', phi: 1 },
  { name: 'cannot be told of answers that never change', one: 'yyyy', other: 'yynn', phi: null },
  { name: 'cannot be told of nothing', one: '', other: '', phi: null },
])('phi $name', ({ one, other, phi }) => {
  expect(phiCoefficient(answers(one), answers(other))).toBe(phi);
});
