import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { JudgeAgreement } from '../contracts/judge-agreement.ts';
import type { Profile } from '../contracts/profile.ts';

/**
 * What stands behind the verdicts of these hypotheses: the agreement found now or, where that judge decided nothing and an earlier one did, kept from the last
 * version; null once none of them was judged.
 */
export function standingAgreement(
  hypotheses: readonly Hypothesis[],
  found: JudgeAgreement | null,
  previous: Profile | null,
): JudgeAgreement | null {
  const known = previous?.judgeAgreement ?? null;
  if (hypotheses.some(({ trial }) => trial?.kind === 'verdict'))
    return [found, known].find((one) => one?.aboveChance) ?? found ?? known;
  return hypotheses.some(({ flags }) => flags.includes('unproven-judge')) ? (found ?? known) : null;
}
