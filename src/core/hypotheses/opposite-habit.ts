import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { inOrderOfStanding } from './change-standing.ts';
import { shareRegister } from './merge-hypotheses.ts';
import { oppositeClaim } from './same-claim.ts';
import { isOwners } from './select-hypotheses.ts';

/** Whether two hypotheses of a shared register ask for the two sides of one habit: both in one prompt could not be followed. */
export function isOpposite(one: Hypothesis, other: Hypothesis): boolean {
  if (!shareRegister(one, other)) return false;
  if (one.predicate !== null && other.predicate !== null)
    return (
      one.predicate.featureId === other.predicate.featureId && one.predicate.direction !== other.predicate.direction
    );
  return one.predicate === null && other.predicate === null && oppositeClaim(one.statement, other.statement);
}

/** What learning accepted gives way to the opposite that the owner chose, and becomes `proposed`. */
export function yieldToOwner(hypotheses: readonly Hypothesis[], chosenId: string): readonly Hypothesis[] {
  const chosen = hypotheses.find(({ id }) => id === chosenId);
  if (chosen === undefined || (chosen.standing !== 'pinned' && chosen.standing !== 'accepted')) return hypotheses;
  return inOrderOfStanding(
    hypotheses.map((one) =>
      one.standing === 'accepted' && !isOwners(one) && one.id !== chosenId && isOpposite(one, chosen)
        ? { ...one, standing: 'proposed' }
        : one,
    ),
  );
}
