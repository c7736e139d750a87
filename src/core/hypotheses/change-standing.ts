import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { isOwners, mostSelected } from './select-hypotheses.ts';

/** What an owner may decide; only they pin and reject. */
export type OwnerDecision = 'accepted' | 'rejected' | 'pinned';

export type StandingOutcome =
  | { readonly kind: 'changed'; readonly hypotheses: readonly Hypothesis[] }
  /** All ten places are the owner's own choice already; `pinned` names them. */
  | { readonly kind: 'full'; readonly pinned: readonly string[] };

/**
 * Sets the owner's word on one hypothesis. Accepting or pinning takes one of ten places; where learning filled them all,
 * the last one that the owner did not choose gives way and becomes `proposed`. Throws a RangeError for an id the profile does not hold.
 */
export function changeStanding(
  hypotheses: readonly Hypothesis[],
  id: string,
  decision: OwnerDecision,
): StandingOutcome {
  if (!hypotheses.some((one) => one.id === id)) throw new RangeError(`no hypothesis "${id}" in this profile`);
  const others = hypotheses.filter((one) => one.id !== id);
  const chosen = others.filter((one) => one.standing === 'pinned' || (one.standing === 'accepted' && isOwners(one)));
  if (decision !== 'rejected' && chosen.length >= mostSelected)
    return { kind: 'full', pinned: chosen.map((one) => one.id) };
  const inForce = others.filter(({ standing }) => standing === 'pinned' || standing === 'accepted');
  const giving =
    decision !== 'rejected' && inForce.length >= mostSelected
      ? inForce.findLast((one) => !chosen.includes(one))
      : undefined;
  const changed = hypotheses.map((one): Hypothesis => {
    if (one.id === id) return { ...one, standing: decision, flags: flagsAfter(one, decision) };
    return one.id === giving?.id ? { ...one, standing: 'proposed' } : one;
  });
  return { kind: 'changed', hypotheses: inOrderOfStanding(changed) };
}

const order = { pinned: 0, accepted: 1, proposed: 2, rejected: 3 } as const;

/** Pinned, accepted, proposed, rejected; within these as they were. */
export function inOrderOfStanding(hypotheses: readonly Hypothesis[]): readonly Hypothesis[] {
  return hypotheses.toSorted((a, b) => order[a.standing] - order[b.standing]);
}

function flagsAfter({ flags }: Hypothesis, decision: OwnerDecision): Hypothesis['flags'] {
  const others = flags.filter((flag) => flag !== 'owner');
  return decision === 'accepted' ? [...others, 'owner'] : others;
}
