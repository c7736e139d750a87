import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { inOrderOfStanding } from './change-standing.ts';
import { isOpposite } from './opposite-habit.ts';
import { isOwners } from './select-hypotheses.ts';

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
