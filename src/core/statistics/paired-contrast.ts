import { bcaInterval } from './bca-interval.ts';
import type { Interval } from './proportion-intervals.ts';
import { sampleMoments } from './sample-moments.ts';
import { type SignFlipResult, signFlipTest } from './sign-flip-test.ts';
import { studentInterval } from './student-interval.ts';
import { studentQuantile } from './student-quantile.ts';

export interface PairedContrast {
  /** People. */
  readonly n: number;
  /** Mean difference; null of nobody, never 0 then. */
  readonly mean: number | null;
  /** The stated 95 % interval; null where `method` is. */
  readonly low: number | null;
  readonly high: number | null;
  /** Which interval is stated. Null where there is none: nobody, one person, or all differences equal. */
  readonly method: 'student' | 'bca' | null;
  /** False where one interval holds 0 and the other does not: the stated one alone settles nothing then. Null without both. */
  readonly agree: boolean | null;
  readonly student: Interval | null;
  readonly bca: Interval | null;
  readonly signFlip: SignFlipResult | null;
  /** The true difference that this many people with this spread would show with 80 % power; null without a spread. */
  readonly detectable: number | null;
  /** Under 50 people both intervals cover somewhat less than 95 % when differences are skewed; a report says so. */
  readonly tooNarrow: boolean;
  /** Under 10 people nothing is called a result. */
  readonly demonstration: boolean;
}

export interface PairedContrastOptions {
  readonly seed: number;
  /** Bootstrap resamples; 10,000 unless said otherwise. */
  readonly bootstrapDraws?: number;
}

const manyPeople = 50;
const fewPeople = 10;
const power = 0.8;

/**
 * What is said of the differences between two arms, one difference a person (evaluation.md 12). The Student interval is stated, unless it and the BCa
 * interval disagree about whether 0 lies inside: then the wider of the two. Equal input and seed give equal output.
 */
export function pairedContrast(
  differences: readonly number[],
  { seed, bootstrapDraws = 10_000 }: PairedContrastOptions,
): PairedContrast {
  const moments = sampleMoments(differences);
  const student = studentInterval(differences);
  const bca = bcaInterval(differences, { seed, draws: bootstrapDraws });
  const stated = chooseInterval(student, bca);
  const n = differences.length;
  return {
    n,
    mean: moments?.mean ?? null,
    low: stated?.interval.low ?? null,
    high: stated?.interval.high ?? null,
    method: stated?.method ?? null,
    agree: student === null || bca === null ? null : holdsZero(student) === holdsZero(bca),
    student,
    bca,
    signFlip: signFlipTest(differences, { seed }),
    detectable: moments?.deviation ? detectableDifference(moments.deviation, n) : null,
    tooNarrow: n < manyPeople,
    demonstration: n < fewPeople,
  };
}

/**
 * The mean difference that a paired Student test at .05 finds with 80 % power: (t(.975) + t(.8)) · deviation/√n with n − 1 degrees of freedom. For n of 2
 * and more.
 */
export function detectableDifference(deviation: number, n: number): number {
  return ((studentQuantile(0.975, n - 1) + studentQuantile(power, n - 1)) * deviation) / Math.sqrt(n);
}

interface StatedInterval {
  readonly method: 'student' | 'bca';
  readonly interval: Interval;
}

function chooseInterval(student: Interval | null, bca: Interval | null): StatedInterval | null {
  if (student === null) return null;
  if (bca === null || holdsZero(student) === holdsZero(bca) || widthOf(student) >= widthOf(bca))
    return { method: 'student', interval: student };
  return { method: 'bca', interval: bca };
}

function holdsZero({ low, high }: Interval): boolean {
  return low <= 0 && high >= 0;
}

function widthOf({ low, high }: Interval): number {
  return high - low;
}
