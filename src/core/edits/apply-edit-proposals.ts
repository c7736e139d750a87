import type { Edit } from '../../contracts/edit.ts';
import type { Hypothesis } from '../../contracts/hypothesis.ts';
import { inOrderOfStanding } from '../hypotheses/change-standing.ts';
import { sameFinding } from '../hypotheses/merge-hypotheses.ts';
import { isOpposite } from '../hypotheses/opposite-habit.ts';
import { editReward } from './edit-reward.ts';

export interface ApplyEditProposalsInput {
  readonly hypotheses: readonly Hypothesis[];
  /** Counted ones, from all edits so far. */
  readonly counted: readonly Hypothesis[];
  /** In words, from the newest edit. */
  readonly worded: readonly Hypothesis[];
  /** Edits before the newest one. */
  readonly earlier: readonly Edit[];
}

export interface AppliedEditProposals {
  readonly hypotheses: readonly Hypothesis[];
  /** New ones and edit-born ones whose figures changed, as they now stand. */
  readonly proposed: readonly Hypothesis[];
  /** Ids of hypotheses of another origin that say the same. */
  readonly confirmed: readonly string[];
  /** Ids of hypotheses in force that say the opposite. */
  readonly contradicted: readonly string[];
  /** Ids in `hypotheses` of what the newest edit supports in words. */
  readonly supports: readonly string[];
}

/**
 * A profile's hypotheses with what edits propose: new ones are `proposed`, known ones of an edit get their new figures, what was rejected does
 * not come back in any wording, and what the person pinned or worded stays word for word.
 */
export function applyEditProposals(input: ApplyEditProposalsInput): AppliedEditProposals {
  const hypotheses = [...input.hypotheses];
  const proposed: Hypothesis[] = [];
  const confirmed: string[] = [];
  const supports: string[] = [];
  for (const found of [...input.counted, ...input.worded]) {
    const at = hypotheses.findIndex((one) => sameFinding(one, found));
    const known = hypotheses[at];
    if (known?.standing === 'rejected') continue;
    if (found.predicate === null) supports.push(known?.id ?? found.id);
    if (known === undefined) {
      hypotheses.push(found);
      proposed.push(found);
    } else if (known.origin !== 'edit') {
      confirmed.push(known.id);
    } else if (known.standing !== 'pinned') {
      const next = renewed(known, found, input.earlier);
      hypotheses[at] = next;
      if (JSON.stringify(next) !== JSON.stringify(known)) proposed.push(next);
    }
  }
  const inForce = hypotheses.filter(({ standing }) => standing === 'accepted' || standing === 'pinned');
  return {
    hypotheses: inOrderOfStanding(hypotheses),
    proposed,
    confirmed,
    contradicted: inForce.filter((one) => proposed.some((other) => isOpposite(one, other))).map(({ id }) => id),
    supports,
  };
}

/** Counts bring their new figures; words keep their wording and gain what one more edit is worth. */
function renewed(known: Hypothesis, found: Hypothesis, earlier: readonly Edit[]): Hypothesis {
  const { id, standing, flags } = known;
  if (found.predicate !== null) return { ...found, id, standing, flags };
  const supporting = 1 + earlier.filter((edit) => edit.supports.includes(id)).length;
  return { ...known, reward: editReward(supporting, supporting) };
}
