import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { shareRegister } from './merge-hypotheses.ts';
import { oppositeClaim } from './same-claim.ts';

/** Whether two hypotheses of a shared register ask for the two sides of one habit: both in one prompt could not be followed. */
export function isOpposite(one: Hypothesis, other: Hypothesis): boolean {
  if (!shareRegister(one, other)) return false;
  if (one.predicate !== null && other.predicate !== null)
    return (
      one.predicate.featureId === other.predicate.featureId && one.predicate.direction !== other.predicate.direction
    );
  return one.predicate === null && other.predicate === null && oppositeClaim(one.statement, other.statement);
}
