import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { assessCompliance } from './assess-compliance.ts';

export interface FollowedCount {
  readonly followed: number;
  /** Those that the text could follow. */
  readonly told: number;
}

/** How many hypotheses a text follows, of those that it could. */
export function countFollowed(hypotheses: readonly Hypothesis[], text: string): FollowedCount {
  const judged = assessCompliance(hypotheses, text).filter(({ followed }) => followed !== null);
  return { followed: judged.filter(({ followed }) => followed === true).length, told: judged.length };
}
