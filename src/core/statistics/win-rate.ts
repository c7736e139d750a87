import { groupBy } from '../numerics/group-by.ts';
import { clusterBootstrap } from './cluster-bootstrap.ts';
import { type Interval, wilsonOfShare } from './proportion-intervals.ts';

/** Of one prompt: the distances of two arms' outputs to the person; null where the measure abstained. */
interface ComparedDistances {
  readonly first: number | null;
  readonly second: number | null;
}

/** 1: the first arm won; ½: a tie; 0: the second won. */
export type Win = 0 | 0.5 | 1;

export interface PersonsWin {
  readonly person: string;
  readonly win: number;
}

export interface WinRate {
  /** (wins + ties/2)/n; null of no verdicts. */
  readonly rate: number | null;
  /** 95 %; null of no verdicts, and of several verdicts of a single person. */
  readonly interval: Interval | null;
  /** `wilson`: every person gives one verdict, or all people win equally often; `bootstrap`: people were redrawn. Null where there is no interval. */
  readonly method: 'wilson' | 'bootstrap' | null;
  readonly people: number;
  readonly n: number;
}

const tieWithin = 1e-9;

/** The nearer output wins (evaluation.md M4); a tie where both are as near within 1e-9 or the measure abstained from both. Null where it abstained from one: unscored is not lost. */
export function winByDistance({ first, second }: ComparedDistances): Win | null {
  if (first === null && second === null) return 0.5;
  if (first === null || second === null) return null;
  if (Math.abs(first - second) < tieWithin) return 0.5;
  return first < second ? 1 : 0;
}

/**
 * Win rate over verdicts of several people, with an interval over people: verdicts of one person are not independent. Where all people win equally often
 * redrawing them shows no spread, and the interval is Wilson's for as many verdicts as people, which is the most that so many can vouch for.
 */
export function winRate(
  verdicts: readonly PersonsWin[],
  options: { readonly seed: number; readonly draws?: number },
): WinRate {
  const n = verdicts.length;
  const people = groupBy(verdicts, ({ person }) => person).size;
  const rate = meanWin(verdicts);
  if (rate === null) return { rate, interval: null, method: null, people, n };
  const wilson: WinRate = { rate, interval: wilsonOfShare(rate, people), method: 'wilson', people, n };
  if (people === n) return wilson;
  if (people === 1) return { ...wilson, interval: null, method: null };
  const { interval } = clusterBootstrap(verdicts, {
    clusterOf: ({ person }) => person,
    statistic: meanWin,
    ...options,
  });
  return interval === null ? wilson : { ...wilson, interval, method: 'bootstrap' };
}

function meanWin(verdicts: readonly PersonsWin[]): number | null {
  return verdicts.length === 0 ? null : verdicts.reduce((sum, { win }) => sum + win, 0) / verdicts.length;
}
