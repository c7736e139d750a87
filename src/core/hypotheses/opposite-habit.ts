import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { claimedFeatures } from './claim-features.ts';
import { shareRegister } from './merge-hypotheses.ts';
import { oppositeClaim } from './same-claim.ts';

/** The one counted habit that a hypothesis is about, and its side: of its predicate, or of words that claim nothing else. */
export function countedHabit({
  predicate,
  statement,
}: Hypothesis): { readonly featureId: string; readonly direction: 'more' | 'less' } | null {
  if (predicate !== null) return predicate;
  const [only = null, ...more] = claimedFeatures(statement);
  return only !== null && more.length === 0 && only.named ? only : null;
}

/** Whether two hypotheses of a shared register ask for the two sides of one habit: both in one prompt could not be followed. */
export function isOpposite(one: Hypothesis, other: Hypothesis): boolean {
  if (!shareRegister(one, other)) return false;
  const [first, second] = [countedHabit(one), countedHabit(other)];
  if (first !== null && second !== null)
    return first.featureId === second.featureId && first.direction !== second.direction;
  return one.predicate === null && other.predicate === null && oppositeClaim(one.statement, other.statement);
}
