import { type LengthControl, lengthControl } from '../../core/statistics/index.ts';
import { conductFaults, type JudgeConduct, judgeConduct } from './judge-conduct.ts';
import type { JudgeValidation } from './judge-validation.ts';
import { type JudgedWinRate, judgedWinRate } from './judged-win-rate.ts';
import { type PairVerdict, winOf } from './pair-verdict.ts';

/** What a judge made of two arms. */
export type JudgedComparison = ComparedArms &
  (
    | { readonly usable: true; readonly winRate: JudgedWinRate; readonly length: LengthControl | null }
    /** Without a win rate, so that none can be printed. */
    | { readonly usable: false; readonly reasons: readonly string[] }
  );

interface ComparedArms {
  readonly a: string;
  readonly b: string;
  readonly conduct: JudgeConduct;
}

export interface CompareArmsOptions {
  readonly a: string;
  readonly b: string;
  readonly validation: Pick<JudgeValidation, 'unusable'>;
  /** Pairs of one and the same text: ties that a judge need not be asked about, and no part of its conduct. Default: none. */
  readonly same?: readonly PairVerdict[];
  readonly seed: number;
  /** Of the bootstrap and of the sign-flip test. */
  readonly draws?: number;
}

/** A win rate, unless the judge is not usable or did not behave on these very pairs. */
export function compareArms(
  verdicts: readonly PairVerdict[],
  { a, b, validation, same = [], ...chance }: CompareArmsOptions,
): JudgedComparison {
  const conduct = judgeConduct(verdicts);
  const reasons = [...validation.unusable, ...conductFaults(conduct).map((fault) => `on these pairs ${fault}`)];
  if (reasons.length > 0) return { a, b, conduct, usable: false, reasons };
  const all = [...verdicts, ...same];
  return {
    ...{ a, b, conduct, usable: true },
    winRate: judgedWinRate(all, chance),
    length: lengthControl(
      all.flatMap((verdict) => {
        const win = winOf(verdict);
        const { firstWords, secondWords } = verdict;
        return win === null || firstWords === 0 || secondWords === 0
          ? []
          : [{ win, firstLength: firstWords, secondLength: secondWords }];
      }),
    ),
  };
}
