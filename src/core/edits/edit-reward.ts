import { wilson } from '../statistics/proportion-intervals.ts';

/** Worth of a habit by edits, −1 to 1: twice the one-sided 95 % lower bound (Wilson) of the share of edits that speak for it, less one. */
export function editReward(supporting: number, edits: number): number {
  return 2 * wilson(supporting, edits, 1.645).low - 1;
}
