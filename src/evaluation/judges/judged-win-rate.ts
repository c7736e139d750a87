import type { Contrast } from '../../contracts/evaluation-report.ts';
import { groupBy } from '../../core/numerics/group-by.ts';
import {
  detectableDifference,
  type Interval,
  signFlipTest,
  studentInterval,
  winRate,
} from '../../core/statistics/index.ts';
import { sampleMoments } from '../../core/statistics/sample-moments.ts';
import { winsOf } from './judge-conduct.ts';
import type { PairVerdict } from './pair-verdict.ts';

export type JudgedWinRate = Pick<
  Contrast,
  'mean' | 'low' | 'high' | 'n' | 'texts' | 'unscored' | 'interval' | 'p' | 'detectable'
>;

/**
 * How often the first text won, ties one half, over people. The interval redraws people, or is Wilson's where each gave one verdict (evaluation.md 12);
 * where it and Student's over people disagree about one half, the wider one is stated. Either is for a quantity that changes smoothly, and a share of n
 * verdicts does not: both ends are moved out by 1/(2n), the correction for continuity, without which equal arms differ in more than 5 % of runs.
 * `draws` of the bootstrap and of the sign-flip test are theirs unless given.
 */
export function judgedWinRate(
  verdicts: readonly PairVerdict[],
  { seed, draws }: { readonly seed: number; readonly draws?: number },
): JudgedWinRate {
  const wins = winsOf(verdicts);
  const chance = { seed, ...(draws === undefined ? {} : { draws }) };
  const { rate, interval, method } = winRate(wins, chance);
  const perPerson = [...groupBy(wins, ({ person }) => person).values()].map(
    (own) => own.reduce((sum, { win }) => sum + win, 0) / own.length - 0.5,
  );
  const student = studentInterval(perPerson);
  const deviation = sampleMoments(perPerson)?.deviation;
  const overPeople = student === null ? null : { low: student.low + 0.5, high: student.high + 0.5 };
  const stated = widerWhereTheyDisagree(interval, overPeople);
  return {
    mean: rate,
    ...(stated === null ? { low: null, high: null } : movedOut(stated, 1 / (2 * wins.length))),
    interval: stated === null ? 'none' : stated === overPeople ? 'student' : (method ?? 'none'),
    ...{ n: perPerson.length, texts: verdicts.length, unscored: verdicts.length - wins.length },
    p: signFlipTest(perPerson, chance)?.p ?? null,
    detectable: deviation ? detectableDifference(deviation, perPerson.length) : null,
  };
}

function widerWhereTheyDisagree(interval: Interval | null, student: Interval | null): Interval | null {
  if (interval === null || student === null) return interval;
  if (holdsOneHalf(interval) === holdsOneHalf(student)) return interval;
  return student.high - student.low > interval.high - interval.low ? student : interval;
}

function movedOut({ low, high }: Interval, by: number): Interval {
  return { low: Math.max(0, low - by), high: Math.min(1, high + by) };
}

/** Whether nothing can be said against one half. */
export function holdsOneHalf({ low, high }: Interval): boolean {
  return low <= 0.5 && high >= 0.5;
}
