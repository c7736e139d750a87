import { expect, test } from 'vitest';
import { isPlacebo, methodOfArm, pointArm } from './arm-names.ts';

test.each([
  { arm: 'own-turns', method: 'own-turns', placebo: false },
  { arm: pointArm('hyperalign:first-3', 'k = 4'), method: 'hyperalign:first-3', placebo: false },
  { arm: pointArm('own-turns:placebo', 'another register'), method: 'own-turns', placebo: true },
  { arm: pointArm('hyperalign:placebo', ''), method: 'hyperalign', placebo: true },
])('$arm is of $method', ({ arm, method, placebo }) => {
  expect([methodOfArm(arm), isPlacebo(arm)]).toEqual([method, placebo]);
});
