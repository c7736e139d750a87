import type { Hypothesis } from '../contracts/hypothesis.ts';
import type { JudgeAgreement } from '../contracts/judge-agreement.ts';
import type { Profile } from '../contracts/profile.ts';

/** What is known of the judge of the hypotheses that live: found now, else kept from the last version; null once none of them was judged. */
export function standingAgreement(
  hypotheses: readonly Hypothesis[],
  found: JudgeAgreement | null,
  previous: Profile | null,
): JudgeAgreement | null {
  const judged = hypotheses.some(({ trial, flags }) => trial?.kind === 'verdict' || flags.includes('unproven-judge'));
  return judged ? (found ?? previous?.judgeAgreement ?? null) : null;
}
