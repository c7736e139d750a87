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
 * where it and Student's over people disagree about one half, the wider one is stated.
 */
export function judgedWinRate(verdicts: readonly PairVerdict[], seed: number): JudgedWinRate {
  const wins = winsOf(verdicts);
  const { rate, interval, method } = winRate(wins, { seed });
  const perPerson = [...groupBy(wins, ({ person }) => person).values()].map(
    (own) => own.reduce((sum, { win }) => sum + win, 0) / own.length - 0.5,
  );
  const student = studentInterval(perPerson);
  const deviation = sampleMoments(perPerson)?.deviation;
  const overPeople = student === null ? null : { low: student.low + 0.5, high: student.high + 0.5 };
  const stated = widerWhereTheyDisagree(interval, overPeople);
  return {
    mean: rate,
    low: stated?.low ?? null,
    high: stated?.high ?? null,
    interval: stated === null ? 'none' : stated === overPeople ? 'student' : (method ?? 'none'),
    ...{ n: perPerson.length, texts: verdicts.length, unscored: verdicts.length - wins.length },
    p: signFlipTest(perPerson, { seed })?.p ?? null,
    detectable: deviation ? detectableDifference(deviation, perPerson.length) : null,
  };
}

function widerWhereTheyDisagree(interval: Interval | null, student: Interval | null): Interval | null {
  if (interval === null || student === null) return interval;
  if (holdsOneHalf(interval) === holdsOneHalf(student)) return interval;
  return student.high - student.low > interval.high - interval.low ? student : interval;
}

/** Whether nothing can be said against one half. */
export function holdsOneHalf({ low, high }: Interval): boolean {
  return low <= 0.5 && high >= 0.5;
}
