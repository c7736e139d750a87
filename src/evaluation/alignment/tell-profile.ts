import { createHash } from 'node:crypto';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { sampleWords } from '../../core/hypotheses/sample-words.ts';
import { statementFault } from '../../core/hypotheses/statement-filter.ts';
import { compileGuidance } from '../../core/profile/index.ts';
import { estimateTokens } from '../../core/text/index.ts';
import type { SenderHypothesis } from './fictional-senders.ts';
import { hostileProfile } from './hostile-profile.ts';

/** What a model is told of a person: the profile as the product would tell it, through the same filter and within the same limits. */
export function tellProfile(hypotheses: readonly SenderHypothesis[], register: string): readonly string[] {
  const profile = hypotheses.map(inForce);
  return compileGuidance({
    profile: { hypotheses: profile, shownSamples: [] },
    ...{ texts: new Map(), register, delivery: 'hypotheses', estimateTokens },
    limits: { hypothesesTokens: 400, totalTokens: 400 },
  }).instructions;
}

export interface HostileOutcome {
  readonly attempt: string;
  readonly statement: string;
  /** Why a learned statement of this wording is dropped; null where it would be kept. */
  readonly fault: string | null;
  /** Whether it reaches the model where the profile was imported or written by its owner, so that nothing but the last filter stands before it. */
  readonly told: boolean;
}

/** What becomes of a profile that tries to loosen safety. */
export function hostileOutcomes(): readonly HostileOutcome[] {
  const words = sampleWords([]);
  return hostileProfile.map((one) => ({
    attempt: one.attempt,
    statement: one.statement,
    fault: statementFault(one.statement, words),
    told: tellProfile([one], 'email').length > 0,
  }));
}

/** As an accepted hypothesis without trials: what an imported profile may hold. */
function inForce({ dimension, statement, instruction }: SenderHypothesis, at: number): Hypothesis {
  const hash = createHash('sha256').update(`${at}\u0000${statement}`).digest('hex');
  return {
    ...{ id: `h_${hash.slice(0, 12)}`, dimension, origin: 'inferred', statement, instruction },
    ...{ standing: 'accepted', registers: ['*'], predicate: null, check: null, evidence: [] },
    ...{ effect: null, trial: null, reward: null, flags: ['untested'] },
  };
}
